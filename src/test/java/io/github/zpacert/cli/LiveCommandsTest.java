package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look at the tenant, and those that bring what is there under management. */
class LiveCommandsTest {

  @TempDir
  private Path directory;

  private Site site;
  private Project project;
  private Transcript transcript;

  @BeforeEach
  void begin() throws Exception {
    site = Site.in(directory);
    project = site.project();
    transcript = site.transcript();
  }

  @AfterEach
  void end() {
    site.close();
  }

  private void populate() throws Exception {
    project
        .add("portal", "shop", "wiki")
        .set("shop", "microtenant", "Finance")
        .set("portal", "description", "Customer portal")
        .declare("short")
        .material(
            "short",
            project
                .certificate("short")
                .sans("short.example.com", "brief.example.com")
                .validUntil(Instant.parse("2026-06-20T00:00:00Z"))
                .selfSigned());
    site.applied();
    site.others("theirs");
    site.zpa().seedPendingRequest("0", "pending");
    site.zpa().markReadOnly(site.id("theirs"));
    site.zpa().clearRequests();
  }

  @Test
  void listsWhatIsThere() throws Exception {
    populate();

    transcript.run("list");
    transcript.run("list", "--microtenant", "Finance");
    transcript.run("list", "--microtenant", "7001", "--microtenant", "Default", "--search", "p");
    transcript.run("list", "--search", "BRIEF");
    transcript.run("list", "--expiring-in", "30d");
    transcript.run("list", "--search", "nothing");
    transcript.run("list", "--microtenant", "Finanse");
    transcript.run("list", "--expiring-in", "30d", "--json");

    assertEquals(0, site.writes());
    transcript.assertGolden("list");
  }

  @Test
  void showsOne() throws Exception {
    populate();

    transcript.run("get", "Default/short");
    transcript.run("get", "Finance/shop");
    transcript.run("get", "Default/pending");
    transcript.run("get", "Default/short", "--json");
    transcript.run("get", "Default/protal");
    transcript.run("get", "Finanse/shop");
    transcript.run("get", "portal");
    transcript.run("get");

    assertEquals(0, site.writes());
    transcript.assertGolden("get");
  }

  @Test
  void listsTheMicrotenants() throws Exception {
    transcript.run("microtenants");
    transcript.run("microtenants", "--json");

    transcript.assertGolden("microtenants");
  }

  @Test
  void exportsWhatThenPlansToNoChange() throws Exception {
    populate();
    Files.delete(directory.resolve("zpacert.state.json"));

    transcript.run("export", "--out", "exported");
    transcript.run("export", "--out", "exported");
    transcript.run("export", "--microtenant", "Finance", "--out", "finance");
    transcript.note(Files.readString(directory.resolve("exported/zpacert.yaml")));
    assertTrue(Files.readString(directory.resolve("exported/tls/Default/portal.pem"))
        .startsWith("-----BEGIN CERTIFICATE-----\n"));
    transcript.run("plan", "--chdir", "exported", "--detailed-exitcode").expect(ExitCode.SUCCESS);
    transcript.run("apply", "--chdir", "exported", "--auto-approve").expect(ExitCode.SUCCESS);
    transcript.run("state", "list", "--chdir", "exported");
    transcript.run("plan", "--chdir", "exported");

    assertEquals(0, site.writes());
    transcript.assertGolden("export");
  }

  @Test
  void importsWithoutChangingAnything() throws Exception {
    populate();
    site.run("state", "rm", "Default/portal", "Finance/shop", "Default/wiki")
        .expect(ExitCode.SUCCESS);
    String portal = site.id("portal");
    String wiki = site.id("wiki");
    String theirs = site.id("theirs");
    String shop = "216196257331400004";

    transcript.run("import", "Default/portal", portal).expect(ExitCode.SUCCESS);
    transcript.run("import", "Default/portal", wiki);
    transcript.run("import", "Default/other", portal);
    transcript.run("import", "Default/renamed", wiki);
    transcript.run("import", "Default/unknown", "42");
    transcript.run("import", "Default/theirs", theirs);
    transcript.run("import", "Default/shop", shop);
    transcript.run("import", "Nowhere/shop", shop);
    transcript.run("import", "7001/shop", shop);
    transcript.run("import", "portal", portal);
    transcript.run("state", "list");
    transcript.run("plan", "--target", "Default/portal", "--target", "Finance/shop");

    assertEquals(0, site.writes());
    transcript.assertGolden("import");
  }
}
