package io.github.zpacert.material;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.material.TestCertificates.Chain;
import io.github.zpacert.material.TestCertificates.Issued;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.x509.X509Facts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicMaterialTest {

  private static final Chain PORTAL = TestCertificates.chain("portal.example.com");
  private static final Issued ALONE = TestCertificates.selfSigned("alone.example.com");

  @TempDir
  private Path temp;

  private MaterialFolder folder;

  @BeforeEach
  void openFolder() {
    folder = new MaterialFolder(temp);
  }

  @Test
  void readsALeafAndItsIntermediates() throws Exception {
    PublicChain chain = folder.chain(folder.file("portal.pem", PORTAL.pem()));

    assertEquals(X509Facts.of(PORTAL.leaf().certificate()), chain.facts());
    assertEquals(ImmutableList.of(Fingerprint.ofDer(PORTAL.intermediate().der())), chain.chain());
    assertEquals(Optional.empty(), chain.incomplete());
  }

  @Test
  void allowsASelfSignedRootAtTheEnd() throws Exception {
    PublicChain chain = folder.chain(folder.file("portal.pem", PORTAL.pemWithRoot()));

    assertEquals(
        ImmutableList.of(
            Fingerprint.ofDer(PORTAL.intermediate().der()),
            Fingerprint.ofDer(PORTAL.root().der())),
        chain.chain());
  }

  @Test
  void allowsASelfSignedLeafEvenIfItIsAnAuthority() throws Exception {
    Issued asOpensslMakesThem =
        TestCertificates.named("own.example.com").authority().selfSigned();

    PublicChain chain = folder.chain(folder.file("own.pem", asOpensslMakesThem.pem()));

    assertEquals(ImmutableList.of(), chain.chain());
    assertEquals(Optional.empty(), chain.incomplete());
  }

  @Test
  void warnsOfALeafThatStandsAlone() throws Exception {
    PublicChain chain = folder.chain(folder.file("portal.pem", PORTAL.leaf().pem()));

    assertEquals(
        Optional.of(Problem.warning(
                MaterialFolder.DECLARED,
                "portal.pem holds the leaf alone, without its issuer (CN=Test Intermediate)")
            .withHint("put the intermediates after the leaf")),
        chain.incomplete());
  }

  @Test
  void doesNotLookAtAKeyInTheSameFile() throws Exception {
    String brokenKey = "-----BEGIN PRIVATE KEY-----\nnot Base64!\n-----END PRIVATE KEY-----\n";

    PublicChain chain = folder.chain(folder.file("portal.pem", brokenKey, PORTAL.pem(), brokenKey));

    assertEquals(1, chain.chain().size());
  }

  @Test
  void doesNotMindLineEndsByteOrderMarksAndTextBetween() throws Exception {
    String text = "\uFEFFsubject=CN = portal\n" + PORTAL.leaf().pem() + "\nissuer\n"
        + PORTAL.intermediate().pem().stripTrailing();

    PublicChain chain = folder.chain(folder.file("portal.pem", text.replace("\n", "\r\n")));

    assertEquals(1, chain.chain().size());
  }

  @Test
  void readsASingleBinaryCertificate() throws Exception {
    PublicChain chain = folder.chain(folder.file("alone.cer", ALONE.der()));

    assertEquals(Fingerprint.ofDer(ALONE.der()), chain.facts().fingerprint());
  }

  @Test
  void readsFromTheEnvironmentAndFromAProgram() throws Exception {
    folder.file("portal.pem", PORTAL.pem());

    assertEquals(
        folder.chain(folder.env("PORTAL", PORTAL.pem())),
        folder.chain(folder.exec("cat", "portal.pem")));
  }

  @Test
  void sharesTheFingerprintsOfIntermediates() throws Exception {
    var material = new PublicMaterial(folder.reader());
    var sources = MaterialFolder.sources(folder.file("portal.pem", PORTAL.pem()));

    assertSame(
        material.read(sources).chain().get(0), material.read(sources).chain().get(0));
  }

  @Test
  void saysWhichCertificateIsTheLeaf() {
    String text =
        PORTAL.root().pem() + PORTAL.intermediate().pem() + PORTAL.leaf().pem();

    folder.assertRefused(
        "portal.pem: the leaf must stand first: certificate 3 (CN=portal.example.com) is the leaf"
            + " (the right order is 3, 2, 1)",
        folder.file("portal.pem", text));
  }

  @Test
  void saysWhichIsTheLeafEvenWhenTheChainHasAGap() {
    folder.assertRefused(
        "portal.pem: the leaf must stand first: certificate 2 (CN=portal.example.com) is the leaf",
        folder.file("portal.pem", PORTAL.root().pem(), PORTAL.leaf().pem()));
  }

  @Test
  void saysTheRightOrder() {
    String text =
        PORTAL.leaf().pem() + PORTAL.root().pem() + PORTAL.intermediate().pem();

    folder.assertRefused(
        "portal.pem: certificate 2 (CN=Test Root) is not the issuer of certificate 1"
            + " (CN=portal.example.com): that is CN=Test Intermediate"
            + " (the right order is 1, 3, 2)",
        folder.file("portal.pem", text));
  }

  @Test
  void saysWhichCertificateBreaksTheChain() {
    String text = PORTAL.pem() + ALONE.pem();

    folder.assertRefused(
        "portal.pem: certificate 3 (CN=alone.example.com) is not the issuer of certificate 2"
            + " (CN=Test Intermediate): that is CN=Test Root",
        folder.file("portal.pem", text));
  }

  @Test
  void doesNotTakeANameForASignature() {
    Issued impostor = TestCertificates.named("Test Intermediate").authority().selfSigned();

    folder.assertRefused(
        "portal.pem: certificate 2 (CN=Test Intermediate) bears the name of the issuer of"
            + " certificate 1 (CN=portal.example.com), but its key did not sign it",
        folder.file("portal.pem", PORTAL.leaf().pem(), impostor.pem()));
  }

  @Test
  void verifiesNoLeafAnewThatWasApplied() throws Exception {
    Issued impostor = TestCertificates.named("Test Intermediate").authority().selfSigned();
    Source file = folder.file("portal.pem", PORTAL.leaf().pem(), impostor.pem());
    Fingerprint leaf = Fingerprint.ofDer(PORTAL.leaf().der());

    PublicChain chain = new PublicMaterial(folder.reader(), ImmutableSet.of(leaf))
        .read(MaterialFolder.sources(file));

    assertEquals(leaf, chain.facts().fingerprint());
    assertEquals(ImmutableList.of(Fingerprint.ofDer(impostor.der())), chain.chain());
  }

  @Test
  void refusesTheSameCertificateTwice() {
    folder.assertRefused(
        "portal.pem: certificate 3 (CN=portal.example.com) is the same as certificate 1",
        folder.file("portal.pem", PORTAL.pem(), PORTAL.leaf().pem()));
  }

  @Test
  void putsNoControlCharactersIntoMessages() {
    Issued hostile = TestCertificates.named("x").subject("CN=a\u001b[2Jb").selfSigned();

    folder.assertRefused(
        "x.pem: certificate 2 (CN=a?[2Jb) is the same as certificate 1",
        folder.file("x.pem", hostile.pem(), hostile.pem()));
  }

  @Test
  void namesTheBlockThatCannotBeRead() {
    folder.assertRefused(
        "portal.pem: certificate block 2 has no END line",
        folder.file("portal.pem", ALONE.pem(), "-----BEGIN CERTIFICATE-----\nMIIB\n"));
    folder.assertRefused(
        "portal.pem: certificate block 2 is not Base64",
        folder.file(
            "portal.pem",
            ALONE.pem(),
            "-----BEGIN CERTIFICATE-----\n*\n-----END CERTIFICATE-----\n"));
  }

  @Test
  void namesTheBlockThatIsNoCertificate() {
    byte[] twice = ALONE.der();
    byte[] padded = java.util.Arrays.copyOf(twice, twice.length + 3);

    folder.assertRefused(
        "portal.pem: certificate block 2: not the DER of a single X.509 certificate",
        folder.file("portal.pem", ALONE.pem(), TestCertificates.block("CERTIFICATE", padded)));
  }

  @ParameterizedTest
  @CsvSource({
    "CERTIFICATE REQUEST, a certificate request (CSR)",
    "PUBLIC KEY, a public key",
    "EC PRIVATE KEY, a private key",
    "PKCS7, a PKCS#7 bundle",
    "WHATEVER, 'a block \"WHATEVER\"'",
  })
  void saysWhatIsThereInsteadOfACertificate(String label, String inWords) {
    folder.assertRefused(
        "portal.pem holds no certificate, but " + inWords
            + " (expected PEM: the leaf, then its intermediates)",
        folder.file("portal.pem", TestCertificates.block(label, new byte[] {1, 2, 3})));
  }

  @Test
  void saysWhatIsThereWhenItIsNotPem() {
    String expected = " (expected PEM: the leaf, then its intermediates)";
    folder.writeKeystore(
        "a.p12", "PKCS12", "secret", MaterialFolder.keyEntry("a", "secret", ALONE));
    folder.writeKeystore("a.jks", "JKS", "secret", MaterialFolder.keyEntry("a", "secret", ALONE));

    folder.assertRefused("empty.pem is empty" + expected, folder.file("empty.pem"));
    folder.assertRefused(
        "a.txt holds no certificate, and no other PEM block" + expected,
        folder.file("a.txt", "hello"));
    folder.assertRefused(
        "w.pem is UTF-16 text, expected ASCII or UTF-8" + expected,
        folder.file("w.pem", ("\uFEFF" + ALONE.pem()).getBytes(StandardCharsets.UTF_16LE)));
    folder.assertRefused(
        "a.p12 is a keystore: name it as {keystore: ..., password: ...}" + expected,
        folder.named("a.p12"));
    folder.assertRefused(
        "a.jks is a keystore: name it as {keystore: ..., password: ...}" + expected,
        folder.named("a.jks"));
  }

  @Test
  void saysWhatCannotBeReached() {
    folder.assertRefused("portal.pem does not exist", folder.named("portal.pem"));
    folder.assertRefused("environment variable PORTAL is not set", new Source.OfEnv("PORTAL"));
  }
}
