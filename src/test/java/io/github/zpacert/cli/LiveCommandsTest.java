package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Issued;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
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
  void listsWhatNobodyManages() throws Exception {
    populate();

    transcript.run("list", "--unmanaged");
    transcript.run("list", "--unmanaged", "--search", "pending");
    transcript.run("list", "--unmanaged", "--microtenant", "Finance");
    transcript.run("list", "--unmanaged", "--expiring-in", "10000d", "--json");

    assertEquals(0, site.writes());
    transcript.assertGolden("list-unmanaged");
  }

  @Test
  void listsWhatIsThereTwice() throws Exception {
    declareDuplicates();
    site.applied();
    site.run("state", "rm", "Finance/copy").expect(ExitCode.SUCCESS);

    transcript.run("list", "--duplicates");
    transcript.run("list", "--duplicates", "--microtenant", "Finance");
    transcript.run("list", "--duplicates", "--unmanaged", "--search", "COPY");
    transcript.run("list", "--duplicates", "--expiring-in", "1d");
    transcript.run("list", "--duplicates", "--expiring-in", "1d", "--json");
    transcript.run("list", "--duplicates", "--microtenant", "Finanse");
    transcript.run("list", "--duplicates", "--search", "short", "--json");

    assertEquals(0, site.writes());
    transcript.assertGolden("list-duplicates");
  }

  /** One certificate in two microtenants, a renewal that kept its key, and one that is alone. */
  private void declareDuplicates() throws Exception {
    KeyPair kept = TestCertificates.newEcKey();
    Issued shared =
        project.certificate("shared").key(TestCertificates.newEcKey()).selfSigned();
    project.declare("original").material("original", shared);
    project.declare("copy").material("copy", shared).set("copy", "microtenant", "Finance");
    project.declare("old").material("old", project.certificate("w").key(kept).selfSigned());
    project
        .declare("short")
        .material(
            "short",
            project
                .certificate("w")
                .key(kept)
                .validUntil(Instant.parse("2026-06-20T00:00:00Z"))
                .selfSigned());
    project.add("alone");
  }

  @Test
  void foretellsRenewals() throws Exception {
    populate();

    transcript.run("forecast");
    transcript.run("forecast", "--microtenant", "Finance", "--renew-before", "10d");
    transcript.run("forecast", "--microtenant", "Default", "--renew-before", "30d", "--json");
    transcript.run("forecast", "--microtenant", "Finanse");
    transcript.run("forecast", "--renew-before", "soon");

    assertEquals(0, site.writes());
    transcript.assertGolden("forecast");
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
  void exportsAWholeTenantWithWhateverItHolds() throws Exception {
    declareOddities();
    site.applied();
    Files.delete(directory.resolve("zpacert.state.json"));

    transcript.run("export", "--out", "exported");
    transcript.note(Files.readString(directory.resolve("exported/zpacert.yaml")));
    transcript.run("drift", "--chdir", "exported", "--expiring-in", "0d").expect(ExitCode.SUCCESS);
    site.run("apply", "--chdir", "exported", "--auto-approve").expect(ExitCode.SUCCESS);
    transcript.run("plan", "--chdir", "exported", "--detailed-exitcode").expect(ExitCode.SUCCESS);
    transcript.run("drift", "--chdir", "exported").expect(ExitCode.EXPIRING);
    transcript.run("state", "list", "--chdir", "exported");

    assertEquals(0, site.writes());
    transcript.assertGolden("export-tenant");
  }

  /** Three microtenants, one of which no address can name, and what names, descriptions and files may be. */
  private void declareOddities() throws Exception {
    site.newMicrotenant("Red/Blue");
    site.newMicrotenant("${Sales}");
    project
        .add("blue", "wildcard", "hidden", "Hidden", "yes", "umlaut", "slash", "long", "soon")
        .set("blue", "microtenant", "{id: \"216196257331400001\"}")
        .set("wildcard", "name", "'*.example.com'")
        .set("wildcard", "microtenant", "$${Sales}")
        .set("wildcard", "description", "'costs $${PRICE} \"net\": # 1'")
        .set("hidden", "name", "'.hidden'")
        .set("Hidden", "name", "'.HIDDEN'")
        .set("yes", "name", "'yes'")
        .set("yes", "description", "\"two\\n\\nlines: here\"")
        .set("umlaut", "name", "Zürich & Co")
        .set("slash", "name", "a/b")
        .set("long", "name", "x".repeat(255))
        .material(
            "soon",
            project
                .certificate("soon")
                .validUntil(Instant.parse("2026-06-30T00:00:00Z"))
                .selfSigned());
    TestCertificates.Chain chain = TestCertificates.chain("chain");
    project.declare("chain").material("chain", chain.leaf());
    Files.writeString(project.file("tls/chain.pem"), chain.pem());
  }

  @Test
  void leavesOutWhatNoPlanWouldFindAgain() throws Exception {
    project.add("portal", "shown", "wiki");
    site.applied();
    site.zpa().seedPendingRequest("0", "portal");
    site.edit("wiki", "wiki", "a\tb");
    Files.delete(directory.resolve("zpacert.state.json"));

    transcript.run("export", "--out", "exported");
    transcript.run("plan", "--chdir", "exported");

    transcript.assertGolden("export-left-out");
  }

  @Test
  void namesAMicrotenantByItsIdWhereAnAddressCannotNameIt() throws Exception {
    site.newMicrotenant("Red/Blue");
    project.add("blue").set("blue", "microtenant", "{id: \"216196257331400001\"}");
    site.applied();
    site.run("state", "rm", "216196257331400001/blue").expect(ExitCode.SUCCESS);

    transcript.run("list", "--microtenant", "Red/Blue");
    transcript.run("get", "216196257331400001/blue");
    transcript.run("import", "216196257331400001/blue", "216196257331400002");
    transcript.run("plan");

    assertEquals(0, site.writes());
    transcript.assertGolden("microtenant-slash");
  }

  @Test
  void endsWithAnEventForMachines() throws Exception {
    populate();
    site.run("state", "rm", "Default/portal").expect(ExitCode.SUCCESS);

    transcript.run("export", "--out", "exported", "--json").expect(ExitCode.SUCCESS);
    transcript.run("import", "Default/renamed", site.id("portal"), "--json");

    transcript.assertGolden("events");
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
