package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.state.Gate;
import io.github.zpacert.state.GitLabServer;
import io.github.zpacert.state.PostgresPlace;
import io.github.zpacert.state.S3Place;
import io.github.zpacert.state.TerraformServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole commands on a state that lives elsewhere. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RemoteStateTest {

  private static final TerraformServer SERVER = TerraformServer.start();
  private static final String LOCK = """
      {"ID": "4f1c", "Operation": "apply", "Info": "job=https://ci.example.com/7 plan=sha256:3f2a",
       "Who": "ci@runner-7", "Version": "0.0.1", "Created": "2026-06-01T08:00:00Z", "Path": "x"}
      """;

  @TempDir
  Path directory;

  private final String name = UUID.randomUUID().toString();
  private Site site;

  @BeforeEach
  void begin() throws Exception {
    site = Site.in(directory);
    site.project().add("portal");
  }

  @AfterEach
  void end() {
    site.close();
  }

  @Test
  void keepsWhatAServerDoesNotTake() throws Exception {
    TerraformServer own = TerraformServer.start();
    onHttp(own.address(name)).state("retryMax", "0");
    own.allowWrites(1);

    Outcome outcome = apply();

    assertRescued(outcome, "HTTP 507, disk full");
    own.allowWrites(9);
    assertPushed();
  }

  @Test
  void keepsWhatADatabaseDoesNotTake() throws Exception {
    site.project()
        .state("backend", "postgres")
        .state("connStr", PostgresPlace.url())
        .state("schemaName", name);
    apply().expect(ExitCode.SUCCESS);
    site.project().add("shop");
    PostgresPlace.run("""
        CREATE SEQUENCE "%1$s".writes;
        CREATE FUNCTION "%1$s".refuse() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN IF nextval(''"%1$s".writes'') > 1 THEN RAISE EXCEPTION ''disk full''; END IF; RETURN NEW; END';
        CREATE TRIGGER refuse BEFORE UPDATE ON "%1$s".states FOR EACH ROW EXECUTE FUNCTION "%1$s".refuse()
        """.formatted(name));

    Outcome outcome = apply();

    assertRescued(outcome, "disk full");
    PostgresPlace.run("DROP TRIGGER refuse ON \"" + name + "\".states");
    assertPushed();
  }

  @Test
  void keepsWhatAStoreDoesNotTake() throws Exception {
    Gate gate = Gate.before(S3Place.endpoint());
    AtomicInteger writes = new AtomicInteger();
    onS3(gate.address());
    gate.refuse(request ->
        request.equals("PUT /" + S3Place.BUCKET + "/" + name) && writes.incrementAndGet() > 1);

    Outcome outcome = apply();

    assertRescued(outcome, "HTTP 403");
    gate.refuse(request -> false);
    assertPushed();
  }

  @Test
  void saysWhoHoldsTheLockOfAServerAndRemovesItWhenAsked() throws Exception {
    onHttp(SERVER.address(name));
    Transcript transcript = site.transcript();
    transcript.run("lock", "status").expect(ExitCode.SUCCESS);
    SERVER.lock(name, LOCK);

    transcript.run("lock", "status").expect(ExitCode.SUCCESS);
    transcript.run("lock", "status", "--json").expect(ExitCode.SUCCESS);
    transcript.run("apply", "--auto-approve").expect(ExitCode.LOCKED);
    transcript.run("force-unlock", "4f1d").expect(ExitCode.ERROR);
    transcript.run("force-unlock", "4f1c").expect(ExitCode.REFUSED);
    transcript.run("force-unlock", "-force", "4f1c").expect(ExitCode.SUCCESS);
    transcript.run("lock", "status", "--json").expect(ExitCode.SUCCESS);

    transcript.assertGolden("lock-status-http");
  }

  /** With the variables that GitLab's own pages show. */
  @Test
  void worksWithTheStateThatGitLabManages() throws Exception {
    GitLabServer gitLab = GitLabServer.start();
    String address = gitLab.address(name).toString();
    site.project().state("backend", "http");
    site.cli()
        .with("TF_HTTP_ADDRESS", address)
        .with("TF_HTTP_LOCK_ADDRESS", address + "/lock")
        .with("TF_HTTP_LOCK_METHOD", "POST")
        .with("TF_HTTP_UNLOCK_ADDRESS", address + "/lock")
        .with("TF_HTTP_UNLOCK_METHOD", "DELETE")
        .with("TF_HTTP_USERNAME", GitLabServer.USER)
        .with("TF_HTTP_PASSWORD", GitLabServer.TOKEN);
    Transcript transcript = site.transcript();

    transcript.run("apply", "--auto-approve").expect(ExitCode.SUCCESS);
    transcript.run("plan", "--detailed-exitcode").expect(ExitCode.SUCCESS);
    gitLab.setLock(name, Optional.of("4f1c"));
    transcript.run("lock", "status").expect(ExitCode.SUCCESS);
    transcript.run("lock", "status", "--json").expect(ExitCode.SUCCESS);
    transcript.run("apply", "--auto-approve").expect(ExitCode.LOCKED);
    transcript.run("force-unlock", "-force", "4f1c").expect(ExitCode.SUCCESS);
    transcript.run("lock", "status").expect(ExitCode.SUCCESS);
    site.cli().with("TF_HTTP_PASSWORD", "glpat-8");
    transcript.run("plan").expect(ExitCode.ERROR);

    transcript.assertGolden("state-gitlab");
  }

  private Project onHttp(URI address) throws Exception {
    return site.project()
        .state("backend", "http")
        .state("address", address.toString())
        .state("lockAddress", address.toString());
  }

  private void onS3(URI endpoint) throws Exception {
    site.project()
        .state("backend", "s3")
        .state("bucket", S3Place.BUCKET)
        .state("key", name)
        .state("endpoint", endpoint.toString())
        .state("usePathStyle", "true");
  }

  private Outcome apply() {
    return site.run("apply", "--auto-approve", "--parallelism=1");
  }

  private void assertRescued(Outcome outcome, String why) {
    outcome.expect(ExitCode.PARTIAL);
    assertTrue(
        outcome.err().contains("the state could not be saved: cannot write the state"),
        outcome.err());
    assertTrue(outcome.err().contains(why), outcome.err());
    assertTrue(Files.exists(directory.resolve("errored.zpacert.state.json")));
  }

  /** The remedy that the message names brings everything back in line. */
  private void assertPushed() {
    site.run("state", "push", "errored.zpacert.state.json").expect(ExitCode.SUCCESS);
    site.run("plan", "--detailed-exitcode").expect(ExitCode.SUCCESS);
    assertEquals("", site.run("lock", "status", "--json").err());
    assertFalse(site.run("lock", "status", "--json").out().contains("true"));
  }
}
