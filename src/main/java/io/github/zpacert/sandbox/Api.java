package io.github.zpacert.sandbox;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** From a call to the endpoint that answers it: who may come in, how often, and where to. */
final class Api {

  private static final String CUSTOMER = "/mgmtconfig/v1/admin/customers/(?<customer>\\d+)";
  private static final String CUSTOMER_V2 = "/mgmtconfig/v2/admin/customers/(?<customer>\\d+)";
  private static final String ID = "/(?<id>\\d+)";
  private static final String RETRY_AFTER = "13s";

  private interface Endpoint {
    Reply answer(Call call, String id, String who) throws Refusal;
  }

  private record Route(String method, Pattern path, Endpoint endpoint) {

    static Route of(String method, String path, Endpoint endpoint) {
      return new Route(method, Pattern.compile(path), endpoint);
    }
  }

  private final SandboxOptions options;
  private final SignIn signIn;
  private final Throttle throttle;
  private final ImmutableList<Route> doors;
  private final ImmutableList<Route> routes;

  Api(World world, SandboxOptions options) {
    this.options = options;
    this.signIn = new SignIn(options);
    this.throttle = new Throttle(options.rateLimit(), options.clock());
    this.doors = ImmutableList.of(
        Route.of("POST", "/oauth2/v1/token", (call, id, who) -> signIn.token(call)),
        Route.of("POST", "/signin", (call, id, who) -> signIn.signIn(call)),
        Route.of("POST", "/signout", (call, id, who) -> signIn.signOut(call)));
    var objects = new ObjectEndpoints(world, options);
    this.routes = ImmutableList.<Route>builder()
        .addAll(tenantRoutes(new TenantEndpoints(world, options)))
        .addAll(certificateRoutes(new CertificateEndpoints(world, options)))
        .addAll(licensed(ObjectKind.APPLICATION, applicationRoutes(objects)))
        .addAll(licensed(ObjectKind.PRA_PORTAL, objectRoutes(objects, ObjectKind.PRA_PORTAL)))
        .addAll(licensed(ObjectKind.USER_PORTAL, objectRoutes(objects, ObjectKind.USER_PORTAL)))
        .build();
  }

  /** Whether a path is one of those through which a client comes in, so that no token is asked of it. */
  boolean isDoor(String path) {
    return !matching(doors, path).isEmpty();
  }

  Reply answer(Call call) {
    try {
      return isDoor(call.path()) ? door(call) : inside(call);
    } catch (Refusal refusal) {
      return refusal.reply();
    }
  }

  private Reply door(Call call) throws Refusal {
    Route route = route(doors, call);
    if (!call.path().equals("/signout") && !call.contentType().equals(Form.TYPE)) {
      throw unsupportedMediaType();
    }
    return route.endpoint().answer(call, "", "");
  }

  private Reply inside(Call call) throws Refusal {
    Optional<String> client = signIn.clientOf(call);
    if (client.isEmpty()) {
      return call.oneApi() ? Reply.gatewayUnauthorized() : Reply.accessDenied(401);
    }
    if (!throttle.admits(call.writes())) {
      return tooMany(call);
    }
    Route route = route(routes, call);
    requireJson(call);
    Matcher path = route.path().matcher(call.path());
    return path.matches() && isOtherCustomer(path)
        ? Reply.accessDenied(403)
        : route.endpoint().answer(call, group(path, "id"), Caller.idOf(client.get()));
  }

  /** The gateway's headers speak of a bucket of its own, and mislead whoever believes them: so was it recorded. */
  private static Reply tooMany(Call call) {
    Reply reply = Reply.tooManyRequests(RETRY_AFTER);
    return call.oneApi()
        ? reply
            .with("x-ratelimit-limit", "5000, 5000;w=60")
            .with("x-ratelimit-remaining", "4932")
            .with("x-ratelimit-reset", "48")
        : reply;
  }

  private Route route(ImmutableList<Route> all, Call call) throws Refusal {
    List<Route> here = matching(all, call.path());
    if (here.isEmpty()) {
      throw new Refusal(Reply.noHandler());
    }
    OptionalInt missing = missing(call);
    if (missing.isPresent()) {
      throw new Refusal(
          missing.getAsInt() == 404 ? Reply.noHandler() : methodNotAllowed("POST, PUT, DELETE"));
    }
    return here.stream()
        .filter(route -> route.method().equals(call.method()))
        .findFirst()
        .orElseThrow(() -> new Refusal(
            methodNotAllowed(here.stream().map(Route::method).collect(Collectors.joining(", ")))));
  }

  /** Returns the status of a read that only newer clouds know, when this is not one. */
  private OptionalInt missing(Call call) {
    boolean newer = call.path().matches(".*/certificate(/.*)?") && !call.writes();
    return newer ? options.clientlessOnly() : OptionalInt.empty();
  }

  private static void requireJson(Call call) throws Refusal {
    boolean carries = call.method().equals("POST") || call.method().equals("PUT");
    if (carries && !call.contentType().equals("application/json")) {
      throw unsupportedMediaType();
    }
  }

  private boolean isOtherCustomer(Matcher path) {
    String customer = group(path, "customer");
    return !customer.isEmpty() && !customer.equals(options.customerId());
  }

  private static String group(Matcher path, String name) {
    return path.pattern().pattern().contains("(?<" + name + ">") ? path.group(name) : "";
  }

  private static List<Route> matching(ImmutableList<Route> all, String path) {
    return all.stream().filter(route -> route.path().matcher(path).matches()).toList();
  }

  private static Reply methodNotAllowed(String allowed) {
    return Reply.error(405, "method.not.allowed", "Method not allowed").with("allow", allowed);
  }

  private static Refusal unsupportedMediaType() {
    return new Refusal(Reply.error(415, "unsupported.media.type", "Unsupported media type"));
  }

  private static ImmutableList<Route> tenantRoutes(TenantEndpoints tenant) {
    return ImmutableList.of(
        Route.of("GET", "/mgmtconfig/v1/admin/me", (call, id, who) -> tenant.whoAmI()),
        Route.of("GET", CUSTOMER + "/microtenants", (call, id, who) -> tenant.list(call)),
        Route.of("POST", CUSTOMER + "/microtenants", (call, id, who) -> tenant.create(call, who)),
        Route.of("GET", CUSTOMER + "/microtenants/summary", (call, id, who) -> tenant.summary()));
  }

  private static ImmutableList<Route> certificateRoutes(CertificateEndpoints certificates) {
    Endpoint get = (call, id, who) -> certificates.get(call, id);
    Endpoint issued = (call, id, who) -> certificates.listIssued(call);
    return ImmutableList.of(
        Route.of("GET", CUSTOMER + "/certificate", (call, id, who) -> certificates.list(call)),
        Route.of(
            "POST", CUSTOMER + "/certificate", (call, id, who) -> certificates.create(call, who)),
        Route.of("GET", CUSTOMER + "/certificate" + ID, get),
        Route.of("PUT", CUSTOMER + "/certificate" + ID, certificates::update),
        Route.of(
            "DELETE",
            CUSTOMER + "/certificate" + ID,
            (call, id, who) -> certificates.delete(call, id)),
        Route.of("GET", CUSTOMER + "/clientlessCertificate" + ID, get),
        Route.of("GET", CUSTOMER_V2 + "/certificate/issued", issued),
        Route.of("GET", CUSTOMER_V2 + "/clientlessCertificate/issued", issued));
  }

  private static ImmutableList<Route> objectRoutes(ObjectEndpoints objects, ObjectKind kind) {
    String list = CUSTOMER + "/" + kind.path();
    return ImmutableList.of(
        Route.of("GET", list, (call, id, who) -> objects.list(kind, call)),
        Route.of("POST", list, (call, id, who) -> objects.create(kind, call, who)),
        Route.of("GET", list + ID, (call, id, who) -> objects.get(kind, call, id)),
        Route.of("PUT", list + ID, (call, id, who) -> objects.update(kind, call, id, who)),
        Route.of("DELETE", list + ID, (call, id, who) -> objects.delete(kind, call, id)));
  }

  private static ImmutableList<Route> applicationRoutes(ObjectEndpoints objects) {
    return ImmutableList.<Route>builder()
        .addAll(objectRoutes(objects, ObjectKind.APPLICATION))
        .add(Route.of(
            "GET",
            CUSTOMER + "/application/getAppsByType",
            (call, id, who) -> objects.applicationsByType(call)))
        .build();
  }

  /** Returns the routes as they are to a tenant that may lack what they lead to. */
  private ImmutableList<Route> licensed(ObjectKind kind, ImmutableList<Route> all) {
    return options
        .unlicensed()
        .reply(kind)
        .map(reply -> all.stream()
            .map(route -> new Route(route.method(), route.path(), (call, id, who) -> reply))
            .collect(ImmutableList.toImmutableList()))
        .orElse(all);
  }
}
