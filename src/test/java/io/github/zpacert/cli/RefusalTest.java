package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.zpacert.material.TestCertificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What policy, protection and pins refuse: nothing is sent that changes anything, and the exit code is 12. */
class RefusalTest {

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
    assertEquals(0, site.writes());
    site.close();
  }

  private void refused(String... args) {
    transcript.run(args).expect(ExitCode.REFUSED);
  }

  @Test
  void moreDeletesThanThePolicyAllows() throws Exception {
    String[] names = IntStream.range(0, 12).mapToObj(i -> "c" + i).toArray(String[]::new);
    project.add(names);
    site.applied();
    project.drop("c0", "c1", "c2", "c3");

    refused("apply", "--auto-approve");
    project.policy("maxDelete", "3");
    Outcome markdown = site.run("plan", "--format", "markdown").expect(ExitCode.REFUSED);
    assertEquals(true, markdown.out().contains("allows 3"));
    Outcome json = site.run("plan", "--json", "--out", "it.plan").expect(ExitCode.REFUSED);
    assertEquals(true, json.out().contains("policy.maxDelete (3) allows 3"), json.out());
    assertEquals(false, Files.exists(directory.resolve("it.plan")));
    project.policy("maxDelete", "4");
    site.run("plan", "--detailed-exitcode").expect(ExitCode.CHANGES);

    transcript.assertGolden("refused-max-delete");
  }

  @Test
  void filesThatHaveBecomeEmpty() throws Exception {
    project.add("one", "two");
    site.applied();
    project.drop("one", "two");

    refused("apply", "--auto-approve");
    transcript.run("plan", "--allow-empty", "--detailed-exitcode").expect(ExitCode.CHANGES);

    transcript.assertGolden("refused-empty");
  }

  @Test
  void toDeleteOrReplaceWhatIsProtected() throws Exception {
    project
        .add("dropped", "renewed", "described", "other")
        .set("dropped", "protect", "true")
        .set("renewed", "protect", "true")
        .set("described", "protect", "true");
    site.applied();
    project.drop("dropped").renew("renewed").set("described", "description", "Still allowed");

    refused("apply", "--auto-approve");
    transcript
        .run("plan", "--detailed-exitcode", "--target", "Default/described")
        .expect(ExitCode.CHANGES);

    transcript.assertGolden("refused-protected");
  }

  @Test
  void toUploadWhatNoClientWouldAccept() throws Exception {
    project.declare("expired").declare("expiring").declare("future").declare("chainless");
    project
        .material("expired", valid("expired", "2025-01-01T00:00:00Z", "2026-05-31T00:00:00Z"))
        .material("expiring", valid("expiring", "2026-05-01T00:00:00Z", "2026-06-04T00:00:00Z"))
        .material("future", valid("future", "2026-07-01T00:00:00Z", "2027-07-01T00:00:00Z"))
        .material("chainless", TestCertificates.chain("chainless").leaf());

    transcript.run("validate");
    refused("apply", "--auto-approve");

    transcript.assertGolden("refused-uploads");
  }

  private TestCertificates.Issued valid(String name, String from, String until) {
    return project
        .certificate(name)
        .validFrom(Instant.parse(from))
        .validUntil(Instant.parse(until))
        .selfSigned();
  }

  @Test
  void theStateOfAnotherTenant() throws Exception {
    project.add("portal");
    site.applied();
    project.tenant("customerId", "\"72057594037928115\"");

    refused("plan");
    refused("apply", "--auto-approve");
    refused("drift");
    refused("show");
    refused("state", "list");

    assertEquals(0, site.zpa().requests().size());
    transcript.assertGolden("refused-other-state");
  }

  @Test
  void credentialsOfAnotherTenant() throws Exception {
    project.add("portal");
    site.cli().with("ZPA_CUSTOMER_ID", "72057594037928115");

    refused("plan");
    refused("apply", "--auto-approve");
    refused("validate");

    assertEquals(0, site.zpa().requests().size());
    transcript.assertGolden("refused-other-credentials");
  }

  @Test
  void theSavedPlanOfAnotherTenant() throws Exception {
    project.add("portal");
    site.run("plan", "--out", "it.plan").expect(ExitCode.SUCCESS);
    project.tenant("customerId", "\"72057594037928115\"");

    refused("apply", "it.plan");

    transcript.assertGolden("refused-other-plan");
  }

  @Test
  void whatAPersonDoesNotApprove() throws Exception {
    project.add("portal");
    site.cli().typing("no\n");

    site.run("apply").expect(ExitCode.REFUSED);
  }
}
