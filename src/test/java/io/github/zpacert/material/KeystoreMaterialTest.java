package io.github.zpacert.material;

import static io.github.zpacert.material.MaterialFolder.certificateEntry;
import static io.github.zpacert.material.MaterialFolder.keyEntry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.material.TestCertificates.Chain;
import io.github.zpacert.material.TestCertificates.Issued;
import io.github.zpacert.model.Fingerprint;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeystoreMaterialTest {

  private static final Chain PORTAL = TestCertificates.chain("portal.example.com");
  private static final Issued OTHER = TestCertificates.selfSigned("other.example.com");

  @TempDir
  private Path temp;

  private MaterialFolder folder;

  @BeforeEach
  void openFolder() {
    folder = new MaterialFolder(temp);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void readsTheOnlyEntryWithoutAnAlias(String type) throws Exception {
    folder.writeKeystore(
        "k", type, "secret", keyEntry("portal", "secret", PORTAL.leaf(), PORTAL.intermediate()));

    PublicChain chain = folder.chain(folder.keystore("k", Optional.empty(), "secret"));

    assertEquals(Fingerprint.ofDer(PORTAL.leaf().der()), chain.facts().fingerprint());
    assertEquals(ImmutableList.of(Fingerprint.ofDer(PORTAL.intermediate().der())), chain.chain());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void sendsChainAndKey(String type) throws Exception {
    folder.writeKeystore(
        "k", type, "secret", keyEntry("portal", "secret", PORTAL.leaf(), PORTAL.intermediate()));

    String blob =
        certBlob(MaterialFolder.sources(folder.keystore("k", Optional.of("portal"), "secret")));

    assertEquals(PORTAL.pem() + PORTAL.leaf().keyPem(), blob);
  }

  @Test
  void readsThePublicPartWithoutTheKeysPassword() throws Exception {
    folder.writeKeystore(
        "k", "JKS", "secret", keyEntry("portal", "another", PORTAL.leaf(), PORTAL.intermediate()));

    PublicChain chain = folder.chain(folder.keystore("k", Optional.empty(), "secret"));

    assertEquals(Fingerprint.ofDer(PORTAL.leaf().der()), chain.facts().fingerprint());
  }

  @Test
  void takesThePassphraseForTheKeysOwnPassword() throws Exception {
    folder.writeKeystore(
        "k", "JKS", "secret", keyEntry("portal", "another", PORTAL.leaf(), PORTAL.intermediate()));
    var keystore = folder.keystore("k", Optional.empty(), "secret");

    assertEquals(
        PORTAL.pem() + PORTAL.leaf().keyPem(),
        certBlob(MaterialFolder.sources(keystore, keystore, folder.env("P", "another"))));
    assertKeyRefused(
        "keystore k: the private key has another password than the keystore"
            + " (give the key's password as passphrase: {env: NAME}, or another source)",
        MaterialFolder.sources(keystore));
    assertKeyRefused(
        "keystore k: wrong passphrase",
        MaterialFolder.sources(keystore, keystore, folder.env("P", "wrong")));
  }

  @Test
  void takesTheOnlyEntryWithAKeyAmongAuthorities() throws Exception {
    folder.writeKeystore(
        "k",
        "PKCS12",
        "secret",
        certificateEntry("ca", PORTAL.root()),
        keyEntry("portal", "secret", OTHER));

    PublicChain chain = folder.chain(folder.keystore("k", Optional.empty(), "secret"));

    assertEquals(Fingerprint.ofDer(OTHER.der()), chain.facts().fingerprint());
  }

  @Test
  void readsACertificateEntryAndAKeyFromElsewhere() throws Exception {
    folder.writeKeystore("k", "PKCS12", "secret", certificateEntry("other", OTHER));
    var keystore = folder.keystore("k", Optional.empty(), "secret");

    assertEquals(
        OTHER.pem() + OTHER.keyPem(),
        new String(new PrivateMaterial(folder.reader())
            .certBlob(
                MaterialFolder.sources(keystore, folder.file("k.key", OTHER.keyPem())),
                Fingerprint.ofDer(OTHER.der()))
            .reveal()));
  }

  @Test
  void asksForAnAliasWhenThereAreMoreEntries() {
    folder.writeKeystore(
        "k",
        "PKCS12",
        "secret",
        keyEntry("b", "secret", OTHER),
        keyEntry("a", "secret", PORTAL.leaf()));

    folder.assertRefused(
        "keystore k has 2 entries, \"a\", \"b\" (say which with alias)",
        folder.keystore("k", Optional.empty(), "secret"));
  }

  @Test
  void namesTheEntriesWhenThereIsNoneOfThatName() {
    folder.writeKeystore("k", "PKCS12", "secret", keyEntry("portal", "secret", OTHER));
    folder.writeKeystore("empty", "PKCS12", "secret");

    folder.assertRefused(
        "keystore k has no entry \"protal\", it has \"portal\" (did you mean \"portal\"?)",
        folder.keystore("k", Optional.of("protal"), "secret"));
    folder.assertRefused(
        "keystore empty has no entry \"portal\", it has none",
        folder.keystore("empty", Optional.of("portal"), "secret"));
    folder.assertRefused(
        "keystore empty has no entry that fits",
        folder.keystore("empty", Optional.empty(), "secret"));
  }

  @Test
  void saysThatAnEntryHasNoKey() {
    folder.writeKeystore("k", "PKCS12", "secret", certificateEntry("other", OTHER));

    assertKeyRefused(
        "keystore k: entry \"other\" holds no private key",
        MaterialFolder.sources(folder.keystore("k", Optional.of("other"), "secret")));
  }

  @Test
  void saysThatAnEntryHasNoCertificate() {
    KeyStore.SecretKeyEntry entry =
        new KeyStore.SecretKeyEntry(new SecretKeySpec(new byte[16], "AES"));
    folder.writeKeystore(
        "k",
        "PKCS12",
        "secret",
        k -> k.setEntry("aes", entry, new KeyStore.PasswordProtection("secret".toCharArray())));

    folder.assertRefused(
        "keystore k: entry \"aes\" holds no certificate",
        folder.keystore("k", Optional.empty(), "secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void saysThatThePasswordIsWrongWithoutSayingIt(String type) {
    folder.writeKeystore("k", type, "secret", keyEntry("portal", "secret", OTHER));

    folder.assertRefused(
        "keystore k: wrong password", folder.keystore("k", Optional.empty(), "guess"));
  }

  @Test
  void saysWhichPasswordIsMissing() {
    folder.writeKeystore("k", "PKCS12", "secret", keyEntry("portal", "secret", OTHER));

    folder.assertRefused(
        "password of keystore k: environment variable NOWHERE is not set",
        new Source.OfKeystore(
            temp.resolve("k"), "k", Optional.empty(), new Source.OfEnv("NOWHERE")));
  }

  @Test
  void saysThatAFileIsNoKeystore() {
    folder.file("k", OTHER.pem());
    folder.file("damaged", new byte[] {0x30, 3, 2, 1, 3});

    folder.assertRefused(
        "keystore k is neither PKCS#12 nor JKS (a file of PEM is named by its path alone)",
        folder.keystore("k", Optional.empty(), "secret"));
    folder.assertRefused(
        "keystore damaged: damaged, or encrypted in a way that is not supported",
        folder.keystore("damaged", Optional.empty(), "secret"));
    folder.assertRefused(
        "keystore nowhere does not exist", folder.keystore("nowhere", Optional.empty(), "secret"));
  }

  private String certBlob(CertificateSources sources) throws ProblemException {
    try (var blob = new PrivateMaterial(folder.reader())
        .certBlob(sources, Fingerprint.ofDer(PORTAL.leaf().der()))) {
      return new String(blob.reveal());
    }
  }

  private void assertKeyRefused(String expected, CertificateSources sources) {
    var leaf = assertReadable(sources);
    var e = assertThrows(
        ProblemException.class, () -> new PrivateMaterial(folder.reader()).certBlob(sources, leaf));
    assertEquals("zpacert.yaml:12:5: " + expected, e.getMessage());
  }

  private Fingerprint assertReadable(CertificateSources sources) {
    try {
      return folder.chain(sources.certificate()).facts().fingerprint();
    } catch (ProblemException e) {
      throw new AssertionError(e);
    }
  }
}
