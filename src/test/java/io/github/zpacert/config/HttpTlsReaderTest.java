package io.github.zpacert.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.KeySilence;
import io.github.zpacert.material.KeyEncodings;
import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Chain;
import io.github.zpacert.material.TestCertificates.Issued;
import io.github.zpacert.state.StateSettings;
import io.github.zpacert.state.StateSettings.Http.Tls;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import javax.net.ssl.X509KeyManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the corpus cannot hold: keys. */
class HttpTlsReaderTest {

  private static final String AT = "zpacert.yaml:7:24: \"clientPrivateKeyPem\"";
  private static final Chain CLIENT = TestCertificates.chain("runner.example.com");
  private static final Issued OTHER =
      TestCertificates.named("other.example.com").key(TestCertificates.rsaKey()).selfSigned();

  @TempDir
  Path folder;

  private Config config;

  @BeforeEach
  void begin() throws Exception {
    config = Config.in(folder)
        .file("zpacert.yaml", Config.HEAD + """
            state:
              backend: http
              address: https://state.example.com/certs
              lockAddress: https://state.example.com/certs/lock
              clientPrivateKeyPem: ${env:KEY}
            """ + Config.ONE)
        .env("TF_HTTP_CLIENT_CERTIFICATE_PEM", CLIENT.pem());
  }

  @Test
  void takesKeysThatFilesReferTo() throws Exception {
    X509KeyManager manager = identity(config.env("KEY", CLIENT.leaf().keyPem()));

    assertEquals(CLIENT.leaf().privateKey(), manager.getPrivateKey("client"));
    assertEquals(
        ImmutableList.of(CLIENT.leaf().certificate(), CLIENT.intermediate().certificate()),
        ImmutableList.copyOf(manager.getCertificateChain("client")));
  }

  @Test
  void takesKeysInEveryFormThatNeedsNoPassphrase() throws Exception {
    String sec1 = KeyEncodings.sec1(CLIENT.leaf().privateKey());

    PrivateKey key = identity(config.env("KEY", sec1)).getPrivateKey("client");

    assertEquals(((ECPrivateKey) CLIENT.leaf().privateKey()).getS(), ((ECPrivateKey) key).getS());
  }

  @Test
  void takesAllFromTheEnvironmentOrItsFiles() throws Exception {
    Config.in(folder)
        .file("zpacert.yaml", Config.HEAD + "state: {backend: http}\n" + Config.ONE)
        .file("client.key", OTHER.keyPem())
        .file("ca.pem", "# ours\n" + CLIENT.root().pem() + OTHER.pem());

    Tls tls = tls(Config.in(folder)
        .env("TF_HTTP_ADDRESS", "https://state.example.com")
        .env("TF_HTTP_LOCK_ADDRESS", "https://state.example.com")
        .env("TF_HTTP_CLIENT_CERTIFICATE_PEM", OTHER.pem())
        .env("TF_HTTP_CLIENT_PRIVATE_KEY_PEM_FILE", "client.key")
        .env("TF_HTTP_CLIENT_CA_CERTIFICATE_PEM_FILE", "ca.pem")
        .env("TF_HTTP_SKIP_CERT_VERIFICATION", "false"));

    assertTrue(tls.identity().isPresent());
    assertEquals(
        ImmutableList.of(CLIENT.root().certificate(), OTHER.certificate()), tls.authorities());
  }

  @Test
  void refusesAnotherCertificatesKey() {
    assertRefused(
        OTHER.keyPem(),
        ": the private key is not that of the client certificate (CN=runner.example.com)");
  }

  @Test
  void refusesWhatIsNoKey() {
    assertRefused(CLIENT.pem(), " holds no private key, but a certificate");
    assertRefused(
        TestCertificates.block("PRIVATE KEY", new byte[60]),
        ": the private key cannot be read, expected an RSA, EC or Ed25519 key");
  }

  @Test
  void refusesAKeyThatNeedsAPassphrase() {
    String why = ": the private key is encrypted, which it must not be"
        + " (decrypt it with: openssl pkey -in OLD.key -out NEW.key)";

    assertRefused(
        KeyEncodings.encrypted(CLIENT.leaf().privateKey(), KeyEncodings.AES_256, "hunter2"), why);
    assertRefused(KeyEncodings.oldEncrypted(CLIENT.leaf().privateKey(), "hunter2"), why);
  }

  private void assertRefused(String key, String why) {
    Config given =
        Config.in(folder).env("TF_HTTP_CLIENT_CERTIFICATE_PEM", CLIENT.pem()).env("KEY", key);

    ImmutableList<String> refusal = given.refusal();

    assertEquals(ImmutableList.of(AT + why), refusal);
    refusal.forEach(KeySilence::require);
  }

  private static X509KeyManager identity(Config config) throws Exception {
    return tls(config).identity().orElseThrow();
  }

  private static Tls tls(Config config) throws Exception {
    return ((StateSettings.Http) config.load().state()).tls();
  }
}
