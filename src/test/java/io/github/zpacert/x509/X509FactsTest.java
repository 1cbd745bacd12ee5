package io.github.zpacert.x509;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableSortedSet;
import com.google.common.hash.Hashing;
import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Issued;
import io.github.zpacert.model.CertificateFacts;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.OtherName;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jce.spec.ECParameterSpec;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

class X509FactsTest {

  @Test
  void readsWhatACertificateSaysOfItself() throws Exception {
    Issued portal = TestCertificates.named("ignored")
        .subject("CN=portal.example.com,O=Acme\\, Inc.,C=DE")
        .sans("www.example.com", "Portal.Example.COM")
        .serial(new BigInteger("1234567890123456789012345"))
        .validFrom(Instant.parse("2026-02-03T04:05:06Z"))
        .validUntil(Instant.parse("2027-02-03T04:05:06Z"))
        .key(TestCertificates.rsaKey())
        .selfSigned();

    CertificateFacts facts = X509Facts.of(portal.certificate());

    assertEquals(
        Hashing.sha256().hashBytes(portal.der()).toString(), facts.fingerprint().hex());
    assertEquals(
        Hashing.sha256().hashBytes(portal.keyPair().getPublic().getEncoded()).toString(),
        facts.publicKey().hex());
    assertEquals("CN=portal.example.com,O=Acme\\, Inc.,C=DE", facts.subject());
    assertEquals("CN=portal.example.com,O=Acme\\, Inc.,C=DE", facts.issuer());
    assertEquals(new BigInteger("1234567890123456789012345"), facts.serialNumber());
    assertEquals(ImmutableSortedSet.of("portal.example.com", "www.example.com"), facts.sans());
    assertEquals("RSA 2048", facts.key());
    assertEquals("SHA256withRSA", facts.signature());
    assertEquals(Instant.parse("2026-02-03T04:05:06Z"), facts.notBefore());
    assertEquals(Instant.parse("2027-02-03T04:05:06Z"), facts.notAfter());
  }

  @Test
  void saysTheKindOfEveryNameThatIsNotDns() throws Exception {
    var upn = new OtherName(
        new ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2.3"), new DERUTF8String("a@example.com"));
    Issued named = TestCertificates.named("x.example.com")
        .names(
            new GeneralName(GeneralName.otherName, upn),
            new GeneralName(GeneralName.rfc822Name, "a@example.com"),
            new GeneralName(GeneralName.dNSName, "*.example.com"),
            new GeneralName(GeneralName.directoryName, new X500Name("O=b,CN=a")),
            new GeneralName(GeneralName.uniformResourceIdentifier, "https://example.com/a"),
            new GeneralName(GeneralName.iPAddress, "10.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "2001:db8::1"),
            new GeneralName(GeneralName.registeredID, "1.2.3.4"))
        .selfSigned();

    assertEquals(
        ImmutableSortedSet.of(
            "*.example.com",
            "DirName:CN=a,O=b",
            "IP:10.0.0.1",
            "IP:2001:db8::1",
            "RID:1.2.3.4",
            "URI:https://example.com/a",
            "email:a@example.com",
            "other:(binary)"),
        X509Facts.of(named.certificate()).sans());
  }

  @Test
  void readsACertificateWithoutNames() throws Exception {
    Issued nameless = TestCertificates.named("x.example.com").names().selfSigned();

    assertEquals(ImmutableSortedSet.of(), X509Facts.of(nameless.certificate()).sans());
  }

  @Test
  void doesNotTakeUnreadableNamesForNone() throws Exception {
    var certificate = PemCertificates.parse(
        certificate(new X500Name("CN=x"), false, new byte[] {0x30, 0x03, 0x02, 0x01, 0x05}, ecKey())
            .getEncoded());

    var e = assertThrows(CertificateParsingException.class, () -> X509Facts.of(certificate));

    assertEquals("the certificate's subject alternative names cannot be read", e.getMessage());
  }

  @Test
  void readsAnEmptySubjectWhenTheNamesAreCritical() throws Exception {
    byte[] names = new org.bouncycastle.asn1.x509.GeneralNames(
            new GeneralName(GeneralName.dNSName, "x.example.com"))
        .getEncoded();
    var certificate = PemCertificates.parse(
        certificate(new X500Name(""), true, names, ecKey()).getEncoded());

    CertificateFacts facts = X509Facts.of(certificate);

    assertEquals("", facts.subject());
    assertEquals(ImmutableSortedSet.of("x.example.com"), facts.sans());
  }

  @Test
  void readsANegativeSerialNumber() throws Exception {
    Issued negative = TestCertificates.named("x").serial(BigInteger.valueOf(-5)).selfSigned();

    assertEquals(BigInteger.valueOf(-5), X509Facts.of(negative.certificate()).serialNumber());
  }

  @Test
  void namesKeysAsPeopleDo() throws Exception {
    assertEquals("EC P-256", keyLabel(TestCertificates.ecKey("secp256r1")));
    assertEquals("EC P-384", keyLabel(TestCertificates.ecKey("secp384r1")));
    assertEquals("EC P-521", keyLabel(TestCertificates.ecKey("secp521r1")));
    assertEquals("Ed25519", keyLabel(TestCertificates.newEd25519Key()));
    assertEquals("RSA 2048", keyLabel(TestCertificates.rsaKey()));
  }

  @Test
  void refusesACurveWithExplicitParameters() throws Exception {
    var named = org.bouncycastle.jce.ECNamedCurveTable.getParameterSpec("secp256r1");
    var generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
    generator.initialize(
        new ECParameterSpec(named.getCurve(), named.getG(), named.getN(), named.getH()));
    byte[] der = certificate(new X500Name("CN=x"), false, new byte[0], generator.generateKeyPair())
        .getEncoded();

    var e = assertThrows(CertificateException.class, () -> PemCertificates.parse(der));

    assertEquals("not an X.509 certificate: Only named ECParameters supported", e.getMessage());
  }

  private static String keyLabel(KeyPair key) throws Exception {
    return X509Facts.of(TestCertificates.named("x").key(key).selfSigned().certificate())
        .key();
  }

  private static KeyPair ecKey() {
    return TestCertificates.newEcKey();
  }

  /** A certificate that the fixture would not make: any subject, any bytes as names. */
  private static X509CertificateHolder certificate(
      X500Name subject, boolean critical, byte[] names, KeyPair key) throws Exception {
    var builder = new JcaX509v3CertificateBuilder(
        new X500Name("CN=Issuer"),
        BigInteger.ONE,
        Date.from(TestCertificates.VALID_FROM),
        Date.from(TestCertificates.VALID_UNTIL),
        subject,
        key.getPublic());
    if (names.length > 0) {
      builder.addExtension(Extension.subjectAlternativeName, critical, names);
    }
    return builder.build(
        new JcaContentSignerBuilder("SHA256withECDSA").build(ecKey().getPrivate()));
  }
}
