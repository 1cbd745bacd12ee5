package io.github.zpacert.x509;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Issued;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.instancio.junit.InstancioExtension;
import org.instancio.junit.InstancioSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(InstancioExtension.class)
class PemCertificatesTest {

  private static final Issued PORTAL = TestCertificates.selfSigned("portal.example.com");
  private static final Issued OTHER = TestCertificates.selfSigned("other.example.com");

  @Test
  void passesOverEverythingThatIsNoCertificate() throws Exception {
    String text = "\uFEFFBag Attributes\n  friendlyName: portal\n"
        + PORTAL.pem()
        + "between\n"
        + PORTAL.keyPem()
        + OTHER.pem().stripTrailing();

    var ders = PemCertificates.ders(text);

    assertEquals(2, ders.size());
    assertArrayEquals(PORTAL.der(), ders.get(0));
    assertArrayEquals(OTHER.der(), ders.get(1));
  }

  @Test
  void readsLinesOfAnyLengthAndEnding() throws Exception {
    String base64 =
        Base64.getMimeEncoder(19 * 4, "\r\n".getBytes(US_ASCII)).encodeToString(PORTAL.der());
    String oneLine = Base64.getEncoder().encodeToString(OTHER.der());
    String text = "-----BEGIN CERTIFICATE-----\r\n  " + base64 + "\r\n-----END CERTIFICATE-----\r\n"
        + "-----BEGIN X509 CERTIFICATE-----\n" + oneLine + "\n-----END X509 CERTIFICATE-----";

    var ders = PemCertificates.ders(text);

    assertArrayEquals(PORTAL.der(), ders.get(0));
    assertArrayEquals(OTHER.der(), ders.get(1));
  }

  @Test
  void encodesWhatItReads() throws Exception {
    assertEquals(
        PORTAL.pem(), PemCertificates.encode(PemCertificates.ders(PORTAL.pem()).get(0)));
  }

  @Test
  void namesTheBlockWithoutAnEnd() {
    String text =
        PORTAL.pem() + OTHER.pem().replace("-----END CERTIFICATE-----\n", "") + PORTAL.pem();

    var e = assertThrows(CertificateException.class, () -> PemCertificates.ders(text));

    assertEquals("certificate block 2 has no END line", e.getMessage());
  }

  @Test
  void namesTheBlockThatIsNotBase64() {
    String text = PORTAL.pem() + PORTAL.pem().replace("\nMII", "\nM*I");

    var e = assertThrows(CertificateException.class, () -> PemCertificates.ders(text));

    assertEquals("certificate block 2 is not Base64", e.getMessage());
  }

  @Test
  void doesNotLookIntoABrokenKeyBlock() throws Exception {
    String text = "-----BEGIN PRIVATE KEY-----\n***\n" + PORTAL.pem();

    assertEquals(1, PemCertificates.ders(text).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-----BEGIN ",
        "-----BEGIN CERTIFICATE",
        "-----BEGIN-----",
        "-----END CERTIFICATE-----"
      })
  void findsNothingWhereNothingIs(String text) throws Exception {
    assertEquals(0, PemCertificates.ders(text).size());
  }

  @Test
  void refusesMoreThanOneCertificate() {
    byte[] der = Arrays.copyOf(PORTAL.der(), PORTAL.der().length + 1);

    var e = assertThrows(CertificateException.class, () -> PemCertificates.parse(der));

    assertEquals("not the DER of a single X.509 certificate", e.getMessage());
  }

  @Test
  void refusesPemInPlaceOfDer() {
    byte[] pem = PORTAL.pem().getBytes(US_ASCII);

    var e = assertThrows(CertificateException.class, () -> PemCertificates.parse(pem));

    assertEquals("not the DER of a single X.509 certificate", e.getMessage());
  }

  @Test
  void refusesNothing() {
    assertThrows(CertificateException.class, () -> PemCertificates.parse(new byte[0]));
  }

  @Test
  void givesNoClassNamesAsAReason() {
    byte[] cut = Arrays.copyOf(PORTAL.der(), 100);

    var e = assertThrows(CertificateException.class, () -> PemCertificates.parse(cut));

    assertEquals(-1, e.getMessage().indexOf("java."), e.getMessage());
  }

  @InstancioSource(samples = 50)
  @ParameterizedTest
  void throwsOnlyWhatItDeclaresAtFlippedBytes(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      byte[] der = flipped(PORTAL.der(), random);
      assertReadsOrRefuses(() -> X509Facts.of(PemCertificates.parse(der)));
    }
  }

  @InstancioSource(samples = 20)
  @ParameterizedTest
  void throwsOnlyWhatItDeclaresAtFlippedText(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      String text =
          new String(flipped((PORTAL.pem() + OTHER.pem()).getBytes(US_ASCII), random), US_ASCII);
      assertReadsOrRefuses(() -> {
        for (byte[] der : PemCertificates.ders(text)) {
          PemCertificates.parse(der);
        }
      });
    }
  }

  private interface Reading {
    void read() throws CertificateException;
  }

  private static void assertReadsOrRefuses(Reading reading) {
    try {
      reading.read();
    } catch (CertificateException e) {
      assertNotEquals("", e.getMessage());
    }
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    byte[] copy = bytes.clone();
    for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
      copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
    }
    return copy;
  }
}
