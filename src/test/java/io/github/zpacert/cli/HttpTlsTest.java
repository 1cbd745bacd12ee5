package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Chain;
import io.github.zpacert.material.TestCertificates.Issued;
import io.github.zpacert.material.TestTls;
import io.github.zpacert.state.TerraformServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole commands on a state behind TLS, where both sides show who they are. */
class HttpTlsTest {

  private static final Chain SERVERS = TestCertificates.chain("localhost");
  private static final Issued CLIENTS_CA = authority("Runners");
  private static final Issued RUNNER = runner(CLIENTS_CA);
  private static final TerraformServer SERVER =
      TerraformServer.start(TestTls.server(SERVERS, CLIENTS_CA));
  private static final String IN_WORDS = "Error: cannot read the state \"%s\": ";

  /** What a server may say before it hangs up, or may not. */
  private static final String ALERT = " \\((certificate|bad|unknown|access|handshake)[a-z ]+\\)";

  @TempDir
  Path directory;

  private Site site;
  private URI address;

  @BeforeEach
  void begin() throws Exception {
    site = Site.in(directory);
    address = SERVER.address(UUID.randomUUID().toString());
    site.project()
        .add("portal")
        .state("backend", "http")
        .state("address", address.toString())
        .state("lockAddress", address.toString())
        .state("retryMax", "0");
    site.cli().with("TF_HTTP_CLIENT_CA_CERTIFICATE_PEM", SERVERS.root().pem());
  }

  @AfterEach
  void end() {
    site.close();
  }

  @Test
  void showsEachSideWhoTheOtherIs() throws Exception {
    as(RUNNER);

    Outcome applied = site.run("apply", "--auto-approve", "--log-level=trace");

    applied.expect(ExitCode.SUCCESS);
    RUNNER
        .keyPem()
        .lines()
        .forEach(line -> assertFalse((applied.out() + applied.err()).contains(line), line));
    assertEquals("Default/portal\n", site.run("state", "list").out());
    assertEquals(
        "\"" + address + "\" is not locked.\n",
        site.run("lock", "status").expect(ExitCode.SUCCESS).out());
  }

  @Test
  void takesTheKeyFromWhereTheFileSays() throws Exception {
    site.project().state("clientPrivateKeyPem", "${env:RUNNER_KEY}");
    site.cli()
        .with("RUNNER_KEY", RUNNER.keyPem())
        .with("TF_HTTP_CLIENT_CERTIFICATE_PEM", RUNNER.pem());

    site.run("plan").expect(ExitCode.SUCCESS);
  }

  @Test
  void saysThatTheServerAsksForACertificate() {
    assertRefused("asks for a certificate; set clientCertificatePem and clientPrivateKeyPem");
  }

  @Test
  void saysThatTheServerDoesNotTakeTheCertificate() {
    as(runner(authority("Runners")));

    assertRefused("does not take the certificate in clientCertificatePem");
  }

  @Test
  void trustsNoServerOfUnknownAuthority() {
    as(RUNNER);
    site.cli().without("TF_HTTP_CLIENT_CA_CERTIFICATE_PEM");

    assertUntrusted("name its authority in clientCaCertificatePem, or in ZPACERT_CA_BUNDLE");
  }

  @Test
  void trustsNobodyButTheAuthoritiesGiven() throws Exception {
    as(RUNNER);
    Path bundle = Files.writeString(directory.resolve("ca.pem"), SERVERS.root().pem());
    site.cli().with("ZPACERT_CA_BUNDLE", bundle.toString());

    site.cli().without("TF_HTTP_CLIENT_CA_CERTIFICATE_PEM");
    site.run("plan").expect(ExitCode.SUCCESS);
    site.cli().with("TF_HTTP_CLIENT_CA_CERTIFICATE_PEM", authority("Others").pem());

    assertUntrusted("only the authorities in clientCaCertificatePem are trusted there");
  }

  private void assertUntrusted(String advice) {
    Outcome outcome = site.run("plan").expect(ExitCode.ERROR);

    assertEquals(
        IN_WORDS.formatted(address) + "no trusted TLS connection to " + address.getAuthority()
            + ": unable to find valid certification path to requested target; " + advice + "\n",
        outcome.err());
  }

  private void assertRefused(String why) {
    Outcome outcome = site.run("plan").expect(ExitCode.ERROR);

    assertEquals(
        IN_WORDS.formatted(address) + address.getAuthority() + " " + why + "\n",
        outcome.err().replaceFirst(ALERT, ""));
    assertTrue(outcome.out().isEmpty(), outcome.out());
  }

  private void as(Issued client) {
    site.cli()
        .with("TF_HTTP_CLIENT_CERTIFICATE_PEM", client.pem())
        .with("TF_HTTP_CLIENT_PRIVATE_KEY_PEM", client.keyPem());
  }

  private static Issued authority(String name) {
    return TestCertificates.named(name)
        .authority()
        .key(TestCertificates.newEcKey())
        .selfSigned();
  }

  private static Issued runner(Issued authority) {
    return TestCertificates.named("runner-7").issuedBy(authority);
  }
}
