package io.github.zpacert.material;

import static io.github.zpacert.material.MaterialFolder.sources;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.material.TestCertificates.Issued;
import io.github.zpacert.model.CertificateFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThrowAwayMaterialTest {

  private static final Path KEYTOOL = Path.of(System.getProperty("java.home"), "bin", "keytool");
  private static final List<String> NAMES = List.of("*.example.com", "example.com");

  @TempDir
  private Path temp;

  private MaterialFolder folder;

  @BeforeEach
  void openFolder() {
    folder = new MaterialFolder(temp);
  }

  @Test
  void writesACertificateAndItsKey() throws Exception {
    var sources = sources(folder.named("tls/portal.pem"), folder.named("keys/portal.key"));

    var written = make(sources);

    assertEquals(List.of(temp.resolve("keys/portal.key"), temp.resolve("tls/portal.pem")), written);
    assertEquals("rw-------", permissions("keys/portal.key"));
    assertEquals("rw-r--r--", permissions("tls/portal.pem"));
    assertUsable(sources);
  }

  @Test
  void makesRsaKeysUnlessToldOtherwise() throws Exception {
    var asked = new ArrayList<KeyType>();
    CertificateMaker maker = (names, days, type) -> {
      asked.add(type);
      return quickly(names);
    };

    new ThrowAwayMaterial(maker, folder.reader(), () -> "made up")
        .makeMissing(sources(folder.named("all.pem")), NAMES);

    assertEquals(List.of(KeyType.RSA_2048), asked);
  }

  @Test
  void makesBothTypesOfKeysByKeytool() throws Exception {
    var byKeytool = new ThrowAwayMaterial(KEYTOOL, temp, folder.reader(), new SecureRandom());

    for (KeyType type : KeyType.values()) {
      var sources = sources(folder.named(type + ".pem"), folder.named(type + ".key"));
      byKeytool.makeMissing(sources, NAMES, type);

      CertificateFacts facts = assertUsable(sources);
      assertEquals("CN=*.example.com", facts.subject());
      assertEquals(ImmutableSortedSet.of("*.example.com", "example.com"), facts.sans());
      assertEquals(type == KeyType.RSA_2048 ? "RSA 2048" : "EC P-256", facts.key());
      assertEquals(Duration.ofDays(365), Duration.between(facts.notBefore(), facts.notAfter()));
    }
  }

  @Test
  void writesOneFileForBothWhenNoKeyIsNamed() throws Exception {
    var sources = sources(folder.named("all.pem"));

    assertEquals(List.of(temp.resolve("all.pem")), make(sources));

    assertEquals("rw-------", permissions("all.pem"));
    assertUsable(sources);
  }

  @Test
  void encryptsTheKeyWithThePassphrase() throws Exception {
    var sources =
        sources(folder.named("portal.pem"), folder.named("portal.key"), folder.env("P", "secret"));

    make(sources);

    assertTrue(Files.readString(temp.resolve("portal.key"))
        .startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
    assertUsable(sources);
  }

  @Test
  void makesUpAPasswordForAFileThatIsNotThere() throws Exception {
    var keystore = new Source.OfKeystore(
        temp.resolve("k.p12"), "k.p12", Optional.of("portal"), folder.named("k.password"));

    var written = make(sources(keystore));

    assertEquals(List.of(temp.resolve("k.password"), temp.resolve("k.p12")), written);
    assertEquals("rw-------", permissions("k.password"));
    assertEquals("rw-------", permissions("k.p12"));
    assertEquals("made up\n", Files.readString(temp.resolve("k.password")));
    assertUsable(sources(keystore));
  }

  @Test
  void writesAKeystoreWithoutAnAlias() throws Exception {
    var sources = sources(folder.keystore("k.p12", Optional.empty(), "pw"));

    make(sources);

    assertUsable(sources);
  }

  @Test
  void putsAKeyBesideThatIsToComeFromElsewhere() throws Exception {
    var certificate = folder.named("tls.d/portal.pem");

    var written = make(sources(certificate, new Source.OfEnv("PORTAL_KEY")));

    assertEquals(
        List.of(temp.resolve("tls.d/portal.key"), temp.resolve("tls.d/portal.pem")), written);
    assertUsable(sources(certificate, folder.exec("cat", "tls.d/portal.key")));
  }

  @Test
  void makesNothingThatIsThereOrThatNoFileHolds() throws Exception {
    var pair = sources(folder.file("portal.pem", "mine"), folder.file("portal.key", "mine too"));

    assertEquals(ImmutableList.of(), make(pair));
    assertEquals(
        ImmutableList.of(), make(sources(folder.named("portal.pem"), new Source.OfEnv("KEY"))));
    assertEquals(ImmutableList.of(), make(sources(new Source.OfEnv("PORTAL"))));
    assertEquals(ImmutableList.of(), make(sources(folder.exec("cat"), folder.named("x.key"))));

    assertEquals("mine", Files.readString(temp.resolve("portal.pem")));
    assertFalse(Files.exists(temp.resolve("x.key")));
  }

  @Test
  void refusesHalfOfAPair() {
    String hint = " (remove it, so that both are made, or bring the other one)";

    assertRefused(
        "portal.pem is there, but not portal.key" + hint,
        sources(folder.file("portal.pem", "mine"), folder.named("portal.key")),
        NAMES);
    assertRefused(
        "other.key is there, but not other.pem" + hint,
        sources(folder.named("other.pem"), folder.file("other.key", "mine")),
        NAMES);
    assertRefused(
        "third.key is there, but not third.pem" + hint,
        sources(folder.named("third.pem"), thirdKeyFromElsewhere()),
        NAMES);
  }

  @Test
  void refusesNamesThatAreNone() {
    var sources = sources(folder.named("portal.pem"), folder.named("portal.key"));

    assertRefused("a throw-away certificate needs a DNS name", sources, List.of());
    assertRefused("\"a,ip:1.2.3.4\" is no DNS name", sources, List.of("ok", "a,ip:1.2.3.4"));
  }

  @Test
  void saysThatAPasswordCannotBeRead() {
    assertRefused(
        "password of the throw-away key: environment variable NOWHERE is not set",
        sources(folder.named("a.pem"), folder.named("a.key"), new Source.OfEnv("NOWHERE")),
        NAMES);
  }

  @Test
  void saysThatAFileCannotBeWritten() {
    folder.file("occupied", "not a folder");

    assertRefused(
        "occupied/a.pem or its key cannot be written",
        sources(folder.named("occupied/a.pem"), folder.named("occupied/a.key")),
        NAMES);
  }

  @Test
  void saysThatKeytoolIsMissing() {
    var material = new ThrowAwayMaterial(
        Path.of("/nowhere/keytool"), temp, folder.reader(), new SecureRandom());

    var e =
        assertThrows(ProblemException.class, () -> material.selfSigned(NAMES, 1, KeyType.EC_P256));

    assertEquals(
        "no program /nowhere/keytool, which makes throw-away certificates"
            + " (run with a whole JDK, or bring certificates of your own)",
        e.getMessage());
  }

  @Test
  void saysThatKeytoolFails() {
    var material =
        new ThrowAwayMaterial(Path.of("/bin/false"), temp, folder.reader(), new SecureRandom());

    var e =
        assertThrows(ProblemException.class, () -> material.selfSigned(NAMES, 1, KeyType.EC_P256));

    assertEquals("/bin/false could not make a certificate", e.getMessage());
  }

  @Test
  void neverShowsItsKey() throws Exception {
    SelfSigned made = material().selfSigned(NAMES, 1, KeyType.EC_P256);

    assertEquals("***", made.toString());
    try (var key = made.keyPem()) {
      assertEquals("***", key.toString());
    }
  }

  private Source thirdKeyFromElsewhere() {
    folder.file("third.key", "mine");
    return new Source.OfEnv("THIRD_KEY");
  }

  private ThrowAwayMaterial material() {
    return new ThrowAwayMaterial(
        (names, days, type) -> quickly(names), folder.reader(), () -> "made up");
  }

  private static SelfSigned quickly(List<String> names) {
    Issued issued = TestCertificates.selfSigned(names.get(0), names.toArray(String[]::new));
    return new SelfSigned(issued.certificate(), issued.privateKey());
  }

  private ImmutableList<Path> make(CertificateSources sources) throws ProblemException {
    return material().makeMissing(sources, NAMES, KeyType.EC_P256);
  }

  private CertificateFacts assertUsable(CertificateSources sources) throws ProblemException {
    CertificateFacts facts = new PublicMaterial(folder.reader()).read(sources).facts();
    new PrivateMaterial(folder.reader()).certBlob(sources, facts.fingerprint()).close();
    return facts;
  }

  private String permissions(String file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve(file)));
  }

  private void assertRefused(String expected, CertificateSources sources, List<String> names) {
    var e = assertThrows(
        ProblemException.class, () -> material().makeMissing(sources, names, KeyType.EC_P256));
    assertEquals("zpacert.yaml:12:5: " + expected, e.getMessage());
  }
}
