package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.zpacert.diag.Log;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.model.TenantSettings;
import io.github.zpacert.sandbox.Sandbox;
import io.github.zpacert.sandbox.SandboxOptions;
import io.github.zpacert.sandbox.SeenRequest;
import io.github.zpacert.zpa.Credentials;
import io.github.zpacert.zpa.Effects;
import io.github.zpacert.zpa.HttpOptions;
import io.github.zpacert.zpa.ZpaTenant;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A project, the ZPA that it is for, and the program between them. */
final class Site implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path directory;
  private final Sandbox zpa;
  private final Cli cli;
  private final Project project;
  private final Transcript transcript;

  private Site(Path directory, UnaryOperator<SandboxOptions.Builder> options) throws Exception {
    this.directory = directory;
    this.project = new Project(directory);
    this.cli = new Cli(directory).inStandingTime();
    this.zpa = Sandbox.start(options
        .apply(SandboxOptions.builder().withoutRateLimit().clock(cli.time()))
        .build());
    this.transcript = new Transcript(speakingToZpa(cli), directory);
  }

  static Site in(Path directory) throws Exception {
    return new Site(directory, options -> options);
  }

  /** A site whose ZPA is not like others. */
  static Site in(Path directory, UnaryOperator<SandboxOptions.Builder> options) throws Exception {
    return new Site(directory, options);
  }

  private Cli speakingToZpa(Cli program) {
    return program
        .with("ZPACERT_BASE_URL", zpa.oneApiBaseUrl().toString())
        .with("ZPACERT_TOKEN_URL", zpa.tokenUrl().toString());
  }

  Project project() {
    return project;
  }

  Cli cli() {
    return cli;
  }

  /** The same program, started in another folder. */
  Cli cliIn(Path folder) {
    return speakingToZpa(new Cli(folder).inStandingTime());
  }

  /** The packaged program, started in the project's folder. */
  Launcher launcher() {
    return new Launcher(directory)
        .with("ZPACERT_BASE_URL", zpa.oneApiBaseUrl().toString())
        .with("ZPACERT_TOKEN_URL", zpa.tokenUrl().toString());
  }

  Sandbox zpa() {
    return zpa;
  }

  Transcript transcript() {
    return transcript;
  }

  Outcome run(String... args) {
    return cli.run(args);
  }

  /** Applies the files as they are; for what comes before a test's act. */
  Site applied() {
    run("apply", "--auto-approve", "--parallelism=1").expect(ExitCode.SUCCESS);
    zpa.clearRequests();
    return this;
  }

  /** Another team, with its own files and state, and the same ZPA. */
  Outcome others(String... names) throws IOException {
    Path theirs = directory.resolve("others");
    new Project(theirs).add(names);
    return speakingToZpa(new Cli(theirs).inStandingTime())
        .run("apply", "--auto-approve", "--parallelism=1")
        .expect(ExitCode.SUCCESS);
  }

  List<Live> live() throws Exception {
    try (ZpaTenant admin = admin()) {
      return admin.list(Microtenant.DEFAULT_ID);
    }
  }

  String id(String name) throws Exception {
    return live().stream()
        .filter(l -> l.name().says(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  /** Somebody edits the certificate in the portal. */
  void edit(String name, String newName, String newDescription) throws Exception {
    cli.time().sleep(Duration.ofMinutes(1));
    try (ZpaTenant admin = admin()) {
      admin.update(Microtenant.DEFAULT_ID, id(name), newName, newDescription);
    }
  }

  /** Somebody deletes the certificate in the portal. */
  void delete(String name) throws Exception {
    try (ZpaTenant admin = admin()) {
      admin.delete(Microtenant.DEFAULT_ID, id(name));
    }
  }

  private ZpaTenant admin() throws Exception {
    TenantSettings settings = new TenantSettings(
        "216196257331281920",
        "sandbox",
        TenantSettings.Auth.ONEAPI,
        Optional.empty(),
        Optional.of(zpa.oneApiBaseUrl()),
        Optional.of(zpa.tokenUrl()),
        TenantSettings.CertificatesApi.ALL);
    return ZpaTenant.connect(
        settings,
        Credentials.sandbox(settings.auth()),
        HttpOptions.from(Map.of("ZPACERT_RATE_LIMIT", "100000/100000"), "test", 1),
        Effects.of(cli.time(), cli.time(), () -> false, Log.SILENT));
  }

  /** Makes a microtenant, and returns its name. */
  String newMicrotenant(String name) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(
            zpa.oneApiBaseUrl() + "/mgmtconfig/v1/admin/customers/216196257331281920/microtenants"))
        .header("Authorization", "Bearer " + token())
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{\"name\": \"" + name + "\"}"))
        .build();
    assertEquals(201, HTTP.send(request, BodyHandlers.discarding()).statusCode());
    return name;
  }

  private String token() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(zpa.tokenUrl())
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=admin"
            + "&client_secret=any&audience=https%3A%2F%2Fapi.zscaler.com"))
        .build();
    String answer = HTTP.send(request, BodyHandlers.ofString()).body();
    return answer.replaceAll("(?s).*\"access_token\"\\s*:\\s*\"([^\"]*)\".*", "$1");
  }

  /** Returns how many requests changed something, or tried to. */
  long writes() {
    return zpa.requests().stream().filter(Site::isWrite).count();
  }

  private static boolean isWrite(SeenRequest request) {
    return !request.method().equals("GET") && !request.path().endsWith("/token");
  }

  @Override
  public void close() {
    zpa.close();
  }
}
