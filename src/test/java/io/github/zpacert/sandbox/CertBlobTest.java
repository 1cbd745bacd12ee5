package io.github.zpacert.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Chain;
import io.github.zpacert.material.TestCertificates.Issued;
import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CertBlobTest {

  private static final Issued PORTAL = TestCertificates.selfSigned("portal.example.com");
  private static final Issued RSA =
      TestCertificates.named("rsa.example.com").key(TestCertificates.rsaKey()).selfSigned();

  static Stream<KeyPair> keys() {
    return Stream.of(
        TestCertificates.newEcKey(),
        TestCertificates.ecKey("secp384r1"),
        TestCertificates.ecKey("secp521r1"),
        TestCertificates.rsaKey(),
        TestCertificates.newEd25519Key());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void takesAKeyOfAnyKind(KeyPair key) throws Exception {
    Issued issued = TestCertificates.named("portal.example.com").key(key).selfSigned();

    assertEquals(
        issued.certificate(), CertBlob.parse(issued.pem() + issued.keyPem()).leaf());
  }

  @Test
  void takesPkcs1() throws Exception {
    String key = TestCertificates.block("RSA PRIVATE KEY", traditional(RSA));

    assertEquals(RSA.certificate(), CertBlob.parse(RSA.pem() + key).leaf());
  }

  @Test
  void takesSec1WithItsParameters() throws Exception {
    String parameters = TestCertificates.block("EC PARAMETERS", new byte[] {5, 0});
    String key = TestCertificates.block("EC PRIVATE KEY", traditional(PORTAL));

    assertEquals(
        PORTAL.certificate(), CertBlob.parse(PORTAL.pem() + parameters + key).leaf());
  }

  @Test
  void takesTheKeyBeforeTheCertificates() throws Exception {
    Chain chain = TestCertificates.chain("portal.example.com");

    CertBlob blob = CertBlob.parse(chain.leaf().keyPem() + chain.pemWithRoot());

    assertEquals(chain.leaf().pem(), blob.leafPem());
    assertEquals(chain.intermediate().pem() + chain.root().pem(), blob.chainPem());
  }

  @Test
  void refusesAKeyOfAnotherCertificate() {
    Issued other = TestCertificates.named("a").key(TestCertificates.newEcKey()).selfSigned();

    assertRefused(PORTAL.pem() + other.keyPem(), "The private key does not match the certificate.");
    assertRefused(PORTAL.pem() + RSA.keyPem(), "The private key does not match the certificate.");
  }

  @Test
  void refusesAnotherRsaKey() throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    Issued other = TestCertificates.named("a").key(generator.generateKeyPair()).selfSigned();

    assertRefused(RSA.pem() + other.keyPem(), "The private key does not match the certificate.");
  }

  @Test
  void takesTheFirstCertificateForTheLeaf() {
    Chain chain = TestCertificates.chain("portal.example.com");
    String blob = chain.intermediate().pem() + chain.leaf().pem() + chain.leaf().keyPem();

    assertRefused(blob, "The private key does not match the certificate.");
  }

  @Test
  void refusesAnEncryptedKey() {
    String pkcs8 = TestCertificates.block("ENCRYPTED PRIVATE KEY", new byte[] {1});
    String pkcs1 = TestCertificates.block("RSA PRIVATE KEY", new byte[] {1})
        .replaceFirst("\n", "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n");

    assertRefused(PORTAL.pem() + pkcs8, "The private key is encrypted.");
    assertRefused(RSA.pem() + pkcs1, "The private key is encrypted.");
  }

  @Test
  void refusesWhatIsMissingOrTooMuch() {
    assertRefused("", "There is no certificate.");
    assertRefused(PORTAL.keyPem(), "There is no certificate.");
    assertRefused(PORTAL.pem(), "There must be one private key, there are 0.");
    assertRefused(
        PORTAL.pem() + PORTAL.keyPem() + RSA.keyPem(),
        "There must be one private key, there are 2.");
  }

  @Test
  void refusesWhatCannotBeRead() {
    String certificate = TestCertificates.block("CERTIFICATE", new byte[] {1, 2, 3});
    String key = "-----BEGIN PRIVATE KEY-----\n*\n-----END PRIVATE KEY-----\n";
    String request = TestCertificates.block("CERTIFICATE REQUEST", new byte[] {1});

    assertRefused(certificate + PORTAL.keyPem(), "A certificate cannot be read.");
    assertRefused(PORTAL.pem() + key, "The private key cannot be read.");
    assertRefused(PORTAL.pem() + request, "There is a block that is neither certificate nor key.");
  }

  @Test
  void doesNotQuoteTheKeyItRefuses() {
    String key = RSA.keyPem().replace("PRIVATE KEY", "EC PRIVATE KEY");
    String line = key.lines().skip(1).findFirst().orElseThrow();

    Refusal refusal = assertThrows(Refusal.class, () -> CertBlob.parse(PORTAL.pem() + key));

    assertFalse(refusal.reply().body().contains(line));
  }

  private static byte[] traditional(Issued issued) throws IOException {
    return PrivateKeyInfo.getInstance(issued.privateKey().getEncoded())
        .parsePrivateKey()
        .toASN1Primitive()
        .getEncoded();
  }

  private static void assertRefused(String blob, String why) {
    Refusal refusal = assertThrows(Refusal.class, () -> CertBlob.parse(blob));

    assertEquals(
        Reply.error(
            400,
            "invalid.resource.argument",
            "One or more input fields certBlob are not valid. " + why,
            "certBlob"),
        refusal.reply());
  }
}
