package io.github.zpacert.zpa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.model.TenantSettings.Auth;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.tenant.TenantException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  @TempDir
  Path folder;

  @Test
  void takesIdAndSecretForOneApi() throws Exception {
    var credentials = Credentials.from(
        Map.of("ZSCALER_CLIENT_ID", "me", "ZSCALER_CLIENT_SECRET", "s3cr3t"), Auth.ONEAPI);

    assertEquals(
        Map.of(
            "client_id", "me",
            "client_secret", "s3cr3t",
            "grant_type", "client_credentials",
            "audience", "https://api.zscaler.com"),
        form(credentials));
  }

  @Test
  void takesIdAndSecretForTheLegacyApi() throws Exception {
    var credentials = Credentials.from(
        Map.of("ZPA_CLIENT_ID", "me", "ZPA_CLIENT_SECRET", "s3cr3t", "ZSCALER_CLIENT_ID", "other"),
        Auth.LEGACY);

    assertEquals(Map.of("client_id", "me", "client_secret", "s3cr3t"), form(credentials));
  }

  @Test
  void readsAFileWhereTheVariableIsUnset() throws Exception {
    Path id = Files.writeString(folder.resolve("id"), "from-file\n");
    Path secret = Files.writeString(folder.resolve("secret"), "s3cr3t\n");
    var credentials = Credentials.from(
        Map.of(
            "ZPA_CLIENT_ID",
            "direct",
            "ZPA_CLIENT_ID_FILE",
            id.toString(),
            "ZPA_CLIENT_SECRET",
            " ",
            "ZPA_CLIENT_SECRET_FILE",
            secret.toString()),
        Auth.LEGACY);

    assertEquals(Map.of("client_id", "direct", "client_secret", "s3cr3t"), form(credentials));
  }

  @Test
  void namesAllThatIsMissing() {
    assertRefused(
        "no credentials: set ZSCALER_CLIENT_ID and ZSCALER_CLIENT_SECRET (or ZSCALER_PRIVATE_KEY)"
            + " in the environment, or the same names with _FILE behind them to files that hold the values",
        Map.of(),
        Auth.ONEAPI);
    assertRefused(
        "no credentials: set ZPA_CLIENT_SECRET in the environment, or the same names with _FILE"
            + " behind them to files that hold the values",
        Map.of("ZPA_CLIENT_ID", "me"),
        Auth.LEGACY);
  }

  @Test
  void doesNotRepeatThePathOfAFileThatItCannotRead() {
    assertRefused(
        "ZSCALER_PRIVATE_KEY cannot be used: the file that it names cannot be read",
        Map.of("ZSCALER_CLIENT_ID", "me", "ZSCALER_PRIVATE_KEY", "no-such-file-or-a-secret"),
        Auth.ONEAPI);
  }

  @Test
  void signsInWithAnRsaKey() throws Exception {
    KeyPair keys = TestCertificates.rsaKey();
    String pem = TestCertificates.block("PRIVATE KEY", keys.getPrivate().getEncoded());

    assertProves(pem, "RS256", "SHA256withRSA", keys);
  }

  @Test
  void signsInWithAnRsaKeyInPkcs1() throws Exception {
    KeyPair keys = TestCertificates.rsaKey();

    assertProves(
        TestCertificates.block("RSA PRIVATE KEY", bare(keys)), "RS256", "SHA256withRSA", keys);
  }

  @Test
  void signsInWithAnEcKey() throws Exception {
    KeyPair keys = TestCertificates.newEcKey();
    String pem = TestCertificates.block("PRIVATE KEY", keys.getPrivate().getEncoded());

    assertProves(pem, "ES256", "SHA256withECDSAinP1363Format", keys);
  }

  @Test
  void signsInWithAnEcKeyInSec1() throws Exception {
    KeyPair keys = TestCertificates.newEcKey();

    assertProves(
        TestCertificates.block("EC PRIVATE KEY", bare(keys)),
        "ES256",
        "SHA256withECDSAinP1363Format",
        keys);
  }

  @Test
  void takesAKeyWhoseLineFeedsAPipelineEscaped() throws Exception {
    KeyPair keys = TestCertificates.newEcKey();
    String pem = TestCertificates.block("PRIVATE KEY", keys.getPrivate().getEncoded());

    assertProves(pem.replace("\n", "\\n"), "ES256", "SHA256withECDSAinP1363Format", keys);
  }

  @Test
  void takesTheKeyFromAFileThatTheVariableNames() throws Exception {
    KeyPair keys = TestCertificates.newEcKey();
    String pem = TestCertificates.block("PRIVATE KEY", keys.getPrivate().getEncoded());
    Path file = Files.writeString(folder.resolve("api.key"), pem);

    assertProves(file.toString(), "ES256", "SHA256withECDSAinP1363Format", keys);
  }

  @Test
  void refusesKeysThatItCannotUse() {
    assertKeyRefused("it holds no private key in PEM", "-----BEGIN CERTIFICATE-----");
    assertKeyRefused(
        "the key is encrypted; decrypt it with \"openssl pkcs8\"",
        TestCertificates.block("ENCRYPTED PRIVATE KEY", new byte[] {1, 2, 3}));
    assertKeyRefused(
        "the key is neither RSA nor EC P-256",
        TestCertificates.block(
            "PRIVATE KEY", TestCertificates.newEd25519Key().getPrivate().getEncoded()));
    assertKeyRefused(
        "the EC key is not on the curve P-256",
        TestCertificates.block(
            "PRIVATE KEY", TestCertificates.ecKey("secp384r1").getPrivate().getEncoded()));
    assertKeyRefused(
        "the key's block is not Base64",
        "-----BEGIN PRIVATE KEY-----\n???\n-----END PRIVATE KEY-----\n");
  }

  @Test
  void saysNothingOfItselfButTheId() throws Exception {
    var credentials =
        Credentials.from(Map.of("ZPA_CLIENT_ID", "me", "ZPA_CLIENT_SECRET", "s3cr3t"), Auth.LEGACY);

    assertEquals("me", credentials.toString());
  }

  private static void assertProves(
      String keyVariable, String algorithm, String javaAlgorithm, KeyPair keys) throws Exception {
    var credentials = Credentials.from(
        Map.of("ZSCALER_CLIENT_ID", "me", "ZSCALER_PRIVATE_KEY", keyVariable), Auth.ONEAPI);

    Map<String, String> form = form(credentials);

    List<String> parts = List.of(form.get("client_assertion").split("\\."));
    assertEquals("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}", decoded(parts.get(0)));
    assertEquals(
        "{\"iss\":\"me\",\"sub\":\"me\",\"aud\":\"https://api.zscaler.com\",\"jti\":\"id-1\","
            + "\"iat\":1780315200,\"exp\":1780315800}",
        decoded(parts.get(1)));
    var signature = Signature.getInstance(javaAlgorithm);
    signature.initVerify(keys.getPublic());
    signature.update((parts.get(0) + "." + parts.get(1)).getBytes(UTF_8));
    assertEquals(true, signature.verify(Base64.getUrlDecoder().decode(parts.get(2))));
    assertEquals(
        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        form.get("client_assertion_type"));
    assertEquals(null, form.get("client_secret"));
  }

  private static void assertKeyRefused(String why, String key) {
    // as PEM text throughout: what has no BEGIN line would be taken for a path
    assertRefused(
        "ZSCALER_PRIVATE_KEY cannot be used: " + why,
        Map.of("ZSCALER_CLIENT_ID", "me", "ZSCALER_PRIVATE_KEY", key),
        Auth.ONEAPI);
  }

  private static void assertRefused(String message, Map<String, String> environment, Auth auth) {
    var e = assertThrows(TenantException.class, () -> Credentials.from(environment, auth));

    assertEquals(message, e.getMessage());
    assertEquals(Kind.UNAUTHORIZED, e.kind());
  }

  private static Map<String, String> form(Credentials credentials) throws Exception {
    return credentials.form(NOW, () -> "id-1");
  }

  private static byte[] bare(KeyPair keys) throws Exception {
    return PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded())
        .parsePrivateKey()
        .toASN1Primitive()
        .getEncoded();
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), UTF_8);
  }
}
