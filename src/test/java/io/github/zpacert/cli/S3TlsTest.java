package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Chain;
import io.github.zpacert.material.TestTls;
import io.github.zpacert.state.Gate;
import io.github.zpacert.state.S3Place;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole commands on a state in a store behind TLS. */
class S3TlsTest {

  private static final Chain CHAIN = TestCertificates.chain("localhost");
  /** Who is not trusted is asked for nothing. */
  private static final URI NOBODY = URI.create("http://127.0.0.1:9");

  private static final Chain OF_ANOTHER = TestCertificates.chain("store.example.com");

  @TempDir
  Path directory;

  private final String key = UUID.randomUUID().toString();
  private Site site;

  @BeforeEach
  void begin() throws Exception {
    S3Place.signIn();
    site = Site.in(directory);
    site.project()
        .add("portal")
        .state("backend", "s3")
        .state("bucket", S3Place.BUCKET)
        .state("key", key)
        .state("usePathStyle", "true");
  }

  @AfterEach
  void end() {
    site.close();
  }

  @Test
  void trustsTheAuthoritiesOfTheBundle() throws Exception {
    at(CHAIN, S3Place.endpoint());
    trust(CHAIN);

    site.run("apply", "--auto-approve").expect(ExitCode.SUCCESS);

    assertEquals("Default/portal\n", site.run("state", "list").out());
  }

  @Test
  void trustsNoUnknownAuthority() throws Exception {
    at(CHAIN, NOBODY);

    assertUntrusted("unable to find valid certification path to requested target");
  }

  @Test
  void trustsNoCertificateOfAnotherHost() throws Exception {
    at(OF_ANOTHER, NOBODY);
    trust(OF_ANOTHER);

    assertUntrusted("No subject alternative DNS name matching localhost found.");
  }

  private void at(Chain chain, URI behind) throws Exception {
    URI store = Gate.before(behind, TestTls.server(chain)).address();
    site.project().state("endpoint", store.toString());
  }

  private void trust(Chain chain) throws Exception {
    Path bundle = Files.writeString(directory.resolve("ca.pem"), chain.root().pem());
    site.cli().with("ZPACERT_CA_BUNDLE", bundle.toString());
  }

  private void assertUntrusted(String why) {
    assertEquals(
        "Error: cannot read the state \"s3://" + S3Place.BUCKET + "/" + key
            + "\": no trusted TLS connection to the store: " + why
            + "; name its authority in ZPACERT_CA_BUNDLE\n",
        site.run("plan").expect(ExitCode.ERROR).err());
  }
}
