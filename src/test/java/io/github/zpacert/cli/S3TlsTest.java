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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole commands on a state in a store behind TLS. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class S3TlsTest {

  private static final Chain CHAIN = TestCertificates.chain("localhost");
  private static final Chain OF_ANOTHER = TestCertificates.chain("store.example.com");

  @TempDir
  Path directory;

  private final String key = UUID.randomUUID().toString();
  private Site site;

  @BeforeEach
  void begin() throws Exception {
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
    at(CHAIN);
    trust(CHAIN);

    site.run("apply", "--auto-approve").expect(ExitCode.SUCCESS);

    assertEquals("Default/portal\n", site.run("state", "list").out());
  }

  @Test
  void trustsNoUnknownAuthority() throws Exception {
    at(CHAIN);

    assertUntrusted("unable to find valid certification path to requested target");
  }

  @Test
  void trustsNoCertificateOfAnotherHost() throws Exception {
    at(OF_ANOTHER);
    trust(OF_ANOTHER);

    assertUntrusted("No subject alternative DNS name matching localhost found.");
  }

  private void at(Chain chain) throws Exception {
    URI store = Gate.before(S3Place.endpoint(), TestTls.server(chain)).address();
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
