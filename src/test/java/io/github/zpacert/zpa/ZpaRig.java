package io.github.zpacert.zpa;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.model.TenantSettings;
import io.github.zpacert.model.TenantSettings.Auth;
import io.github.zpacert.model.TenantSettings.CertificatesApi;
import io.github.zpacert.retry.RetryPolicy;
import io.github.zpacert.tenant.Witness;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A tenant of its own on a ZPA that says what it is told to say; one server for all tests of the JVM. */
final class ZpaRig implements AutoCloseable {

  static final String V1 = "v1";
  static final String V2 = "v2";

  private static final AtomicLong CUSTOMERS = new AtomicLong(216_190_000_000_000_000L);
  private static final WireMockServer SERVER = started();

  final FakeTime time = new FakeTime();
  final AtomicBoolean interrupted = new AtomicBoolean();
  final List<String> log = new CopyOnWriteArrayList<>();
  final String customer = Long.toString(CUSTOMERS.incrementAndGet());
  private Effects effects = new Effects(
      time,
      time,
      () -> 1.0,
      interrupted::get,
      (level, message) -> log.add(level + " " + message.get()));

  private CertificatesApi api = CertificatesApi.ALL;
  private Auth auth = Auth.ONEAPI;
  private HttpOptions options;
  private Optional<ZpaTenant> tenant = Optional.empty();

  ZpaRig() {
    options = plainOptions();
    tokens(json(200, "{\"access_token\":\"token-1-of-the-tenant\",\"expires_in\":3600}"));
  }

  private static WireMockServer started() {
    var server = new WireMockServer(wireMockConfig()
        .dynamicPort()
        .bindAddress("127.0.0.1")
        .containerThreads(40)
        .asynchronousResponseEnabled(false));
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    return server;
  }

  private static HttpOptions plainOptions() {
    try {
      return HttpOptions.from(Map.of(), "1.2.3", 4)
          .withRateLimit(new RateLimit(10_000, 10_000, Duration.ofSeconds(1)));
    } catch (ProblemException e) {
      throw new IllegalStateException(e);
    }
  }

  ZpaRig with(CertificatesApi which) {
    api = which;
    return this;
  }

  ZpaRig with(Auth which) {
    auth = which;
    return this;
  }

  ZpaRig with(RateLimit limit) {
    options = options.withRateLimit(limit);
    return this;
  }

  ZpaRig with(HttpOptions.Limits limits) {
    options = options.withLimits(limits);
    return this;
  }

  ZpaRig with(RetryPolicy policy) {
    options = options.withRetries(policy);
    return this;
  }

  ZpaRig with(Witness witness) {
    effects = effects.witnessedBy(witness);
    return this;
  }

  /** The tenant under test; made with the first call. */
  ZpaTenant tenant() {
    if (tenant.isEmpty()) {
      tenant = Optional.of(connect());
    }
    return tenant.get();
  }

  private ZpaTenant connect() {
    try {
      return ZpaTenant.connect(settings(), Credentials.sandbox(auth), options, effects);
    } catch (ProblemException e) {
      throw new IllegalStateException(e);
    }
  }

  private TenantSettings settings() {
    return new TenantSettings(
        customer,
        TenantSettings.SANDBOX,
        auth,
        Optional.empty(),
        Optional.of(URI.create(host() + "/zpa")),
        Optional.of(URI.create(host() + tokenPath())),
        api);
  }

  static String host() {
    return "http://127.0.0.1:" + SERVER.port();
  }

  private String tokenPath() {
    return "/" + customer + "/token";
  }

  private String path(String version, String resource) {
    return "/zpa/mgmtconfig/" + version + "/admin/customers/" + customer + "/" + resource;
  }

  /** Answers a resource with one response after the other; the last one stays. */
  void on(String method, String version, String resource, ResponseDefinitionBuilder... answers) {
    answer(method, path(version, resource), answers);
  }

  void tokens(ResponseDefinitionBuilder... answers) {
    answer("POST", tokenPath(), answers);
  }

  /** Answers one page of a list. */
  void onPage(String version, String resource, int page, ResponseDefinitionBuilder... answers) {
    String path = path(version, resource);
    answer(
        () -> request("GET", urlPathEqualTo(path)).withQueryParam("page", equalTo("" + page)),
        answers);
  }

  /** Answers one page of a microtenant's list. */
  void onPageOf(
      String microtenantId, String resource, int page, ResponseDefinitionBuilder... answers) {
    String path = path(V1, resource);
    answer(
        () -> request("GET", urlPathEqualTo(path))
            .withQueryParam("microtenantId", equalTo(microtenantId))
            .withQueryParam("page", equalTo("" + page)),
        answers);
  }

  private static void answer(String method, String path, ResponseDefinitionBuilder... answers) {
    answer(() -> request(method, urlPathEqualTo(path)), answers);
  }

  private static void answer(
      Supplier<MappingBuilder> requests, ResponseDefinitionBuilder... answers) {
    String scenario = "answers " + CUSTOMERS.incrementAndGet();
    for (int i = 0; i < answers.length; i++) {
      SERVER.stubFor(requests
          .get()
          .inScenario(scenario)
          .whenScenarioStateIs(state(i))
          .willSetStateTo(state(Math.min(i + 1, answers.length - 1)))
          .willReturn(answers[i]));
    }
  }

  private static String state(int number) {
    return number == 0 ? STARTED : "answer " + number;
  }

  static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  static ResponseDefinitionBuilder status(int status) {
    return aResponse().withStatus(status);
  }

  /** What was asked of the API, in order, sign-ins left out: {@code GET v1/certificate?microtenantId=0}. */
  List<String> sent() {
    return requests().stream()
        .map(r -> r.getMethod() + " " + r.getUrl())
        .filter(line -> !line.contains("/token"))
        .map(line ->
            line.replace("/zpa/mgmtconfig/", "").replace("/admin/customers/" + customer, ""))
        .toList();
  }

  /** Everything that was sent to this customer's addresses, sign-ins included. */
  List<LoggedRequest> requests() {
    return SERVER.findAll(anyRequestedFor(urlMatching(".*/" + customer + "/.*")));
  }

  LoggedRequest lastRequest() {
    var all = requests();
    return all.get(all.size() - 1);
  }

  @Override
  public void close() {
    tenant.ifPresent(ZpaTenant::close);
  }
}
