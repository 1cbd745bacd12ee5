package io.github.zpacert.material;

import static io.github.zpacert.material.MaterialFolder.sources;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.material.TestCertificates.Chain;
import io.github.zpacert.material.TestCertificates.Issued;
import io.github.zpacert.model.Fingerprint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateMaterialTest {

  private static final String CONVERT =
      " (convert it with:" + " openssl pkcs8 -topk8 -v2 aes-256-cbc -in OLD.key -out NEW.key)";

  private static final Chain PORTAL = TestCertificates.chain("portal.example.com");
  private static final Chain RSA =
      TestCertificates.named("rsa.example.com").key(TestCertificates.rsaKey()).chain();

  @TempDir
  private Path temp;

  private MaterialFolder folder;

  @BeforeEach
  void openFolder() {
    folder = new MaterialFolder(temp);
  }

  @Test
  void sendsLeafIntermediatesAndKeyCanonically() throws Exception {
    String messy = "\uFEFFleaf\n" + PORTAL.pem().replace("\n", "\r\n") + "the end";

    String blob =
        blob(PORTAL, messy, PORTAL.leaf().keyPem().replace("\n", "\r\n").strip());

    assertEquals(PORTAL.pem() + PORTAL.leaf().keyPem(), blob);
  }

  @Test
  void sendsTheRootTooIfTheSourceHasIt() throws Exception {
    String blob = blob(PORTAL, PORTAL.pemWithRoot(), PORTAL.leaf().keyPem());

    assertEquals(PORTAL.pemWithRoot() + PORTAL.leaf().keyPem(), blob);
  }

  @Test
  void findsTheKeyInTheCertificatesOwnSource() throws Exception {
    var sources = sources(folder.file("all.pem", PORTAL.leaf().keyPem(), PORTAL.pem()));

    assertEquals(PORTAL.pem() + PORTAL.leaf().keyPem(), blob(PORTAL, sources));
  }

  @Test
  void runsAProgramOnceThatGivesCertificateAndKey() throws Exception {
    folder.file("all.pem", PORTAL.pem(), PORTAL.leaf().keyPem());
    var program = folder.exec("sh", "-c", "echo x >> runs; cat all.pem");

    blob(PORTAL, sources(program, program));

    assertEquals("x\n", Files.readString(temp.resolve("runs")));
  }

  @Test
  void keepsPkcs1() throws Exception {
    String pkcs1 = KeyEncodings.pkcs1(RSA.leaf().privateKey());

    assertEquals(RSA.pem() + pkcs1, blob(RSA, RSA.pem(), pkcs1));
  }

  @Test
  void keepsPkcs8() throws Exception {
    assertEquals(
        RSA.pem() + RSA.leaf().keyPem(), blob(RSA, RSA.pem(), RSA.leaf().keyPem()));
  }

  @Test
  void sendsSec1AsPkcs8() throws Exception {
    String sec1 = KeyEncodings.sec1(PORTAL.leaf().privateKey());

    String blob = blob(PORTAL, PORTAL.pem(), sec1);

    // what was sent is a key again, and still that of the leaf
    assertEquals(blob, blob(PORTAL, sources(folder.file("sent.pem", blob))));
    assertEquals(-1, blob.indexOf("BEGIN EC"), "not PKCS#8");
  }

  @Test
  void takesTheCurveFromTheBlockBefore() throws Exception {
    String parameters = KeyEncodings.ecParameters(PORTAL.leaf().privateKey());
    String sec1 = KeyEncodings.sec1WithoutCurve(PORTAL.leaf().privateKey());

    String blob = blob(PORTAL, PORTAL.pem(), parameters + sec1);

    assertEquals(blob, blob(PORTAL, sources(folder.file("sent.pem", blob))));
    assertRefused(
        "portal.key: the private key names no curve, and no block \"EC PARAMETERS\" does", sec1);
  }

  @Test
  void sendsEd25519() throws Exception {
    KeyPair key = TestCertificates.newEd25519Key();
    Chain edwards = TestCertificates.named("ed.example.com").key(key).chain();

    String blob = blob(edwards, edwards.pem(), edwards.leaf().keyPem());

    assertEquals(edwards.pem() + edwards.leaf().keyPem(), blob);
  }

  @Test
  void decryptsWithThePassphraseWithoutItsLineEnd() throws Exception {
    String encrypted =
        KeyEncodings.encrypted(RSA.leaf().privateKey(), KeyEncodings.AES_256, "correct horse");
    var sources = sources(
        folder.file("rsa.pem", RSA.pem()),
        folder.file("rsa.key", encrypted),
        folder.file("passphrase", "correct horse\r\n"));

    assertEquals(RSA.pem() + RSA.leaf().keyPem(), blob(RSA, sources));
  }

  @Test
  void doesNotReadThePassphraseOfAnUnencryptedKey() throws Exception {
    var sources = sources(
        folder.file("portal.pem", PORTAL.pem()),
        folder.file("portal.key", PORTAL.leaf().keyPem()),
        new Source.OfEnv("NOWHERE"));

    assertEquals(PORTAL.pem() + PORTAL.leaf().keyPem(), blob(PORTAL, sources));
  }

  @Test
  void saysThatThePassphraseIsWrongWhateverItDecryptsTo() {
    String encrypted =
        KeyEncodings.encrypted(PORTAL.leaf().privateKey(), KeyEncodings.AES_256, "right");
    var certificate = folder.file("portal.pem", PORTAL.pem());
    var key = folder.file("portal.key", encrypted);

    for (int i = 0; i < 600; i++) { // one in 256 has a padding that looks right
      assertRefused(
          "portal.key: wrong passphrase", sources(certificate, key, folder.env("P", "wrong" + i)));
    }
  }

  @Test
  void saysThatThePassphraseIsMissing() {
    String encrypted =
        KeyEncodings.encrypted(PORTAL.leaf().privateKey(), KeyEncodings.AES_256, "right");

    assertRefused(
        "portal.key: the private key is encrypted, and there is no passphrase"
            + " (add passphrase: {env: NAME}, or another source)",
        encrypted);
    assertRefused(
        "passphrase: environment variable NOWHERE is not set",
        sources(
            folder.file("portal.pem", PORTAL.pem()),
            folder.file("portal.key", encrypted),
            new Source.OfEnv("NOWHERE")));
  }

  @Test
  void refusesAPassphraseThatTheJdkCannotUse() {
    String encrypted =
        KeyEncodings.encrypted(PORTAL.leaf().privateKey(), KeyEncodings.AES_256, "right");

    assertRefused(
        "portal.key: the passphrase holds characters beyond ASCII,"
            + " which are not supported for keys",
        sources(
            folder.file("portal.pem", PORTAL.pem()),
            folder.file("portal.key", encrypted),
            folder.env("P", "schlüssel")));
  }

  @Test
  void saysHowToConvertAnUnsupportedEncryption() {
    String unsupported = "portal.key: the private key is encrypted in a way that is not supported"
        + " (expected PBES2 with AES)" + CONVERT;
    var certificate = folder.file("portal.pem", PORTAL.pem());
    var passphrase = folder.env("P", "right");
    String tripleDes =
        KeyEncodings.encrypted(PORTAL.leaf().privateKey(), KeyEncodings.TRIPLE_DES, "right");

    assertRefused(
        unsupported, sources(certificate, folder.file("portal.key", tripleDes), passphrase));
    assertRefused(
        unsupported,
        sources(certificate, folder.file("portal.key", KeyEncodings.scrypt()), passphrase));
    assertRefused(
        "portal.key: the private key is encrypted in OpenSSL's old way"
            + " (Proc-Type: 4,ENCRYPTED), which is not supported" + CONVERT,
        KeyEncodings.oldEncrypted(RSA.leaf().privateKey(), "right"));
  }

  @Test
  void refusesOtherKindsOfKeys() {
    assertRefused(
        "portal.key: \"OPENSSH PRIVATE KEY\" is not supported," + " expected PKCS#8, PKCS#1 or SEC1"
            + CONVERT,
        TestCertificates.block("OPENSSH PRIVATE KEY", new byte[] {1}));
  }

  @Test
  void refusesMoreThanOneKey() {
    assertRefused(
        "portal.key holds 2 private keys, expected one",
        PORTAL.leaf().keyPem() + RSA.leaf().keyPem());
  }

  @Test
  void saysWhatIsThereInsteadOfAKey() {
    assertRefused("portal.key is empty", "");
    assertRefused("portal.key holds no private key, and no other PEM block", "hello");
    assertRefused("portal.key holds no private key, but a certificate", PORTAL.pem());
    assertRefused(
        "portal.pem holds no private key, but a certificate",
        sources(folder.file("portal.pem", PORTAL.pem())));
    assertRefused(
        "portal.key is binary, expected PEM",
        sources(
            folder.file("portal.pem", PORTAL.pem()),
            folder.file("portal.key", PORTAL.leaf().privateKey().getEncoded())));
  }

  @Test
  void saysThatAKeyIsDamaged() {
    String unreadable =
        "portal.key: the private key cannot be read, expected an RSA, EC or Ed25519 key";

    assertRefused(unreadable, TestCertificates.block("PRIVATE KEY", new byte[] {0x30, 0}));
    assertRefused(unreadable, TestCertificates.block("RSA PRIVATE KEY", new byte[] {0x30, 0}));
    assertRefused(unreadable, TestCertificates.block("EC PRIVATE KEY", new byte[] {0x30, 9, 1}));
    assertRefused(
        "portal.key: the encrypted private key is damaged",
        TestCertificates.block("ENCRYPTED PRIVATE KEY", new byte[] {0x30, 0}));
    assertRefused(
        "portal.key: the block \"PRIVATE KEY\" is not Base64",
        PORTAL.leaf().keyPem().replace("\nM", "\n*"));
    assertRefused(
        "portal.key: the block \"PRIVATE KEY\" has no END line", "-----BEGIN PRIVATE KEY-----\nMI");
  }

  @Test
  void refusesTheKeyOfAnotherCertificate() {
    Issued stranger =
        TestCertificates.named("x").key(TestCertificates.newEcKey()).selfSigned();
    String expected =
        "portal.key: the private key is not that of the leaf (CN=portal.example.com) in portal.pem";

    assertRefused(expected, stranger.keyPem());
    assertRefused(expected, RSA.leaf().keyPem());
  }

  @Test
  void refusesACertificateThatChangedSinceThePlan() {
    var planned = Fingerprint.ofDer(RSA.leaf().der());
    var sources = sources(folder.file("all.pem", PORTAL.pem(), PORTAL.leaf().keyPem()));
    String now = Fingerprint.ofDer(PORTAL.leaf().der()).hex().substring(0, 8);

    var e = assertThrows(ProblemException.class, () -> material().certBlob(sources, planned));

    assertEquals(
        "zpacert.yaml:12:5: all.pem changed since the plan: the leaf is " + now + ", planned was "
            + planned.hex().substring(0, 8) + " (plan again)",
        e.getMessage());
  }

  @Test
  void checksAKeyThatIsThere() {
    var certificate = folder.file("portal.pem", PORTAL.pem());
    var good = folder.file("portal.key", PORTAL.leaf().keyPem());
    var bad = folder.file("rsa.key", RSA.leaf().keyPem());

    assertEquals(Optional.empty(), material().checkKey(sources(certificate, good)));
    assertEquals(
        Optional.of(Problem.error(
            MaterialFolder.DECLARED,
            "rsa.key: the private key is not that of the leaf (CN=portal.example.com)"
                + " in portal.pem")),
        material().checkKey(sources(certificate, bad)));
  }

  @Test
  void onlyWarnsOfAKeyThatIsElsewhere() {
    var certificate = folder.file("portal.pem", PORTAL.pem());

    assertEquals(
        Optional.of(Problem.warning(
            MaterialFolder.DECLARED, "key not checked: private key: portal.key does not exist")),
        material().checkKey(sources(certificate, folder.named("portal.key"))));
    assertEquals(
        Optional.of(Problem.warning(
            MaterialFolder.DECLARED,
            "key not checked: private key: environment variable KEY is not set")),
        material().checkKey(sources(certificate, new Source.OfEnv("KEY"))));
  }

  @Test
  void leavesABadCertificateToOthers() {
    var sources = sources(folder.named("portal.pem"), folder.named("portal.key"));

    assertEquals(Optional.empty(), material().checkKey(sources));
  }

  private PrivateMaterial material() {
    return new PrivateMaterial(folder.reader());
  }

  private String blob(Chain chain, String certificates, String key) throws ProblemException {
    return blob(
        chain, sources(folder.file("portal.pem", certificates), folder.file("portal.key", key)));
  }

  private String blob(Chain chain, CertificateSources sources) throws ProblemException {
    try (var blob = material().certBlob(sources, Fingerprint.ofDer(chain.leaf().der()))) {
      return new String(blob.reveal());
    }
  }

  private void assertRefused(String expected, String key) {
    assertRefused(
        expected, sources(folder.file("portal.pem", PORTAL.pem()), folder.file("portal.key", key)));
  }

  private void assertRefused(String expected, CertificateSources sources) {
    var e = assertThrows(ProblemException.class, () -> blob(PORTAL, sources));
    assertEquals("zpacert.yaml:12:5: " + expected, e.getMessage());
  }
}
