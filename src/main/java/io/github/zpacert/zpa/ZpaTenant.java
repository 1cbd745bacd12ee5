package io.github.zpacert.zpa;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.model.TenantSettings;
import io.github.zpacert.model.TenantSettings.CertificatesApi;
import io.github.zpacert.net.Words;
import io.github.zpacert.tenant.Consumers;
import io.github.zpacert.tenant.NewCertificate;
import io.github.zpacert.tenant.Tenant;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.tenant.TenantException.Kind;
import io.github.zpacert.tenant.Write;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import tools.jackson.core.JsonParser;

/**
 * A tenant over HTTP, by OneAPI or by the legacy API. Connects and signs in with the first request, not before.
 *
 * <pre>{@code
 * try (ZpaTenant tenant = ZpaTenant.connect(
 *     settings,
 *     Credentials.from(environment, settings.auth()),
 *     HttpOptions.from(environment, version, 4),
 *     Effects.of(clock, sleeper, interrupted::get, log))) {
 *   ImmutableList<Live> ours = tenant.list(Microtenant.DEFAULT_ID);
 * }
 * }</pre>
 */
public final class ZpaTenant implements Tenant, AutoCloseable {

  private static final String CERTIFICATE = "certificate";
  private static final String CLIENTLESS = "clientlessCertificate";
  private static final String MICROTENANTS = "microtenants";

  private final Wire wire;
  private final Caller caller;
  private final Lister lister;
  private final Uploader uploader;
  private final CertificateJson json;
  private final Paths paths;
  private final Effects effects;
  private final Tally tally = new Tally();
  private final Map<String, String> microtenantNames = new ConcurrentHashMap<>();
  private volatile CertificatesApi api;

  /**
   * A live certificate with its text.
   *
   * @param pem the leaf, then what ZPA shows of the chain; empty for a request that waits for its certificate
   */
  public record Exported(Live live, String pem) {}

  private ZpaTenant(
      TenantSettings settings,
      Endpoints endpoints,
      Credentials credentials,
      HttpOptions options,
      Effects effects) {
    this.effects = effects;
    this.wire = new Wire(options, effects);
    var signIn =
        new SignIn(endpoints.signIn(), credentials, wire, options.retries(), effects, tally);
    this.caller = new Caller(wire, signIn, options, effects, tally);
    this.lister = new Lister(caller);
    this.json = new CertificateJson(effects.log());
    this.uploader = new Uploader(caller, options.retries(), effects, json);
    this.paths = new Paths(endpoints.base(), settings.customerId());
    this.api = settings.certificatesApi();
    microtenantNames.put(Microtenant.DEFAULT_ID, Microtenant.DEFAULT.name());
  }

  /**
   * Returns the tenant, without having sent anything yet.
   *
   * @throws ProblemException if the settings name no address that can be used
   */
  public static ZpaTenant connect(
      TenantSettings settings, Credentials credentials, HttpOptions options, Effects effects)
      throws ProblemException {
    return new ZpaTenant(settings, Endpoints.of(settings), credentials, options, effects);
  }

  /** Returns how many requests were sent so far. */
  public RequestCounts counts() {
    return tally.counts();
  }

  @Override
  public ImmutableList<Microtenant> microtenants() throws TenantException {
    try {
      ImmutableList<Microtenant> all = MicrotenantJson.withDefault(readMicrotenants());
      all.forEach(microtenant -> microtenantNames.put(microtenant.id(), microtenant.name()));
      return all;
    } catch (CallException e) {
      throw e.toTenantException();
    }
  }

  private ImmutableList<Microtenant> readMicrotenants() throws CallException {
    String what = "list microtenants";
    try {
      var summary = ApiRequest.get(paths.microtenants(MICROTENANTS + "/summary"), what);
      return caller
          .call(summary, body -> Page.read(body, MicrotenantJson::read))
          .items();
    } catch (CallException e) {
      if (!e.failure().isNoSuchPath()) {
        throw e;
      }
      return lister.list(
          ApiRequest.get(paths.microtenants(MICROTENANTS), what),
          MicrotenantJson::read,
          Microtenant::id);
    }
  }

  @Override
  public ImmutableList<Live> list(String microtenantId) throws TenantException {
    try {
      return own(microtenantId);
    } catch (CallException e) {
      throw e.toTenantException();
    }
  }

  private ImmutableList<Live> own(String microtenantId) throws CallException {
    return all(microtenantId, this::inList, Live::id).stream()
        .filter(live -> live.microtenantId().equals(microtenantId))
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * Returns what {@link #list} returns, with the certificates themselves.
   *
   * <p>For writing them down: they take a multiple of the memory.
   */
  public ImmutableList<Exported> export(String microtenantId) throws TenantException {
    try {
      return all(microtenantId, this::withPem, exported -> exported.live().id()).stream()
          .filter(exported -> exported.live().microtenantId().equals(microtenantId))
          .collect(ImmutableList.toImmutableList());
    } catch (CallException e) {
      throw e.toTenantException();
    }
  }

  private <T> ImmutableList<T> all(
      String microtenantId, Page.ItemReader<T> reader, Function<T, String> id)
      throws CallException {
    CertificatesApi asked = api;
    try {
      return allBy(asked, microtenantId, reader, id);
    } catch (CallException e) {
      if (asked == CertificatesApi.CLIENTLESS || !e.failure().isNoSuchPath()) {
        throw e;
      }
      fallBack();
      return allBy(CertificatesApi.CLIENTLESS, microtenantId, reader, id);
    }
  }

  private <T> ImmutableList<T> allBy(
      CertificatesApi which,
      String microtenantId,
      Page.ItemReader<T> reader,
      Function<T, String> id)
      throws CallException {
    URI uri = switch (which) {
      case ALL -> paths.list("v1", CERTIFICATE, microtenantId);
      case ISSUED -> paths.list("v2", CERTIFICATE + "/issued", microtenantId);
      case CLIENTLESS -> paths.list("v2", CLIENTLESS + "/issued", microtenantId);
    };
    return lister.list(ApiRequest.get(uri, "list " + quoted(microtenantId)), reader, id);
  }

  private synchronized void fallBack() {
    if (api != CertificatesApi.CLIENTLESS) {
      api = CertificatesApi.CLIENTLESS;
      effects
          .log()
          .info(
              "this cloud does not offer the current list of certificates, the deprecated one is read instead");
    }
  }

  @Override
  public Live get(String microtenantId, String id) throws TenantException {
    String resource = api == CertificatesApi.CLIENTLESS ? CLIENTLESS : CERTIFICATE;
    String what = "get " + object(microtenantId, id);
    try {
      var request = ApiRequest.get(paths.object(resource, id, microtenantId), what);
      Live live = caller.call(request, body -> {
        try (JsonParser parser = Json.started(body)) {
          return inList(parser);
        }
      });
      Owner.require(live.microtenantId(), microtenantId, what);
      return live;
    } catch (CallException e) {
      throw e.toTenantException();
    }
  }

  private Live inList(JsonParser parser) throws MalformedException {
    return json.read(parser, Microtenant.DEFAULT_ID);
  }

  private Exported withPem(JsonParser parser) throws MalformedException {
    return json.readWithPem(parser, Microtenant.DEFAULT_ID);
  }

  @Override
  public Live create(String microtenantId, NewCertificate certificate) throws TenantException {
    String what = "create " + named(microtenantId, certificate.name());
    try {
      return uploader.create(
          paths.list("v1", CERTIFICATE, microtenantId),
          what,
          microtenantId,
          certificate,
          () -> own(microtenantId));
    } catch (CallException e) {
      throw e.toTenantException();
    }
  }

  @Override
  public void update(String microtenantId, String id, String name, String description)
      throws TenantException {
    String what = "update " + named(microtenantId, name) + " (id " + Words.oneLine(id) + ")";
    try {
      var body = new JsonBody(ImmutableMap.of("name", name, "description", description));
      caller.call(
          ApiRequest.put(
              paths.object(CERTIFICATE, id, microtenantId),
              what,
              body,
              Write.update(microtenantId, id, name, description)),
          BodyReader.IGNORED);
    } catch (CallException e) {
      throw e.toTenantException();
    }
  }

  @Override
  public void delete(String microtenantId, String id) throws TenantException {
    String what = "delete " + object(microtenantId, id);
    try {
      caller.call(
          ApiRequest.delete(
              paths.object(CERTIFICATE, id, microtenantId), what, Write.delete(microtenantId, id)),
          BodyReader.IGNORED);
    } catch (CallException e) {
      if (e.kind() != Kind.NOT_FOUND) {
        throw e.toTenantException();
      }
    }
  }

  /** Returns the tenant's consumers of certificates, over the same connections and at the same pace. */
  public Consumers consumers() {
    return new ZpaConsumers(caller, lister, paths, this::quoted);
  }

  /** Renders as {@code certificate 7001 of "Default"}. */
  private String object(String microtenantId, String id) {
    return "certificate " + Words.oneLine(id) + " of " + quoted(microtenantId);
  }

  /** Renders as {@code "Default/portal"}. */
  private String named(String microtenantId, String name) {
    return "\"" + microtenantName(microtenantId) + "/" + Words.oneLine(name) + "\"";
  }

  private String quoted(String microtenantId) {
    return "\"" + microtenantName(microtenantId) + "\"";
  }

  private String microtenantName(String id) {
    return Words.oneLine(microtenantNames.getOrDefault(id, id));
  }

  /** Cuts requests under way and closes all connections. */
  @Override
  public void close() {
    wire.close();
  }
}
