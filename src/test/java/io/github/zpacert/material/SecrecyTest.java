package io.github.zpacert.material;

import static io.github.zpacert.material.MaterialFolder.keyEntry;
import static io.github.zpacert.material.MaterialFolder.sources;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.material.TestCertificates.Chain;
import io.github.zpacert.model.Fingerprint;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.instancio.junit.InstancioExtension;
import org.instancio.junit.InstancioSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** Whatever is wrong with a key, nothing of it is ever said. */
@ExtendWith(InstancioExtension.class)
class SecrecyTest {

  private static final int SLICE = 16;

  private static final KeyPair KEY = TestCertificates.rsaKey();
  private static final Chain PORTAL =
      TestCertificates.named("portal.example.com").key(KEY).chain();
  private static final Chain STRANGER = TestCertificates.chain("portal.example.com");

  @TempDir
  private Path temp;

  private MaterialFolder folder;

  @BeforeEach
  void openFolder() {
    folder = new MaterialFolder(temp);
  }

  @InstancioSource(samples = 10)
  @ParameterizedTest
  void saysNothingOfADamagedKey(long seed) {
    var random = new Random(seed);
    for (String form : forms()) {
      var damaged = new StringBuilder(form);
      for (int flips = random.nextInt(6); flips > 0; flips--) {
        damaged.setCharAt(random.nextInt(damaged.length()), (char) (' ' + random.nextInt(95)));
      }
      var certificate = folder.file("portal.pem", STRANGER.pem());
      var key = folder.file("portal.key", damaged.toString());

      assertSecret(form, said(sources(certificate, key, folder.env("P", "correct horse"))));
    }
  }

  @Test
  void saysNothingOfAKeyInTheWrongPlace() {
    for (String form : forms()) {
      assertSecret(form, said(sources(folder.file("portal.pem", form))));
      assertSecret(form, said(sources(folder.env("PORTAL", form))));
      assertSecret(form, said(sources(folder.named(""), folder.env("PORTAL", form))));
      folder.file("leak", form);
      assertSecret(form, said(sources(folder.exec("sh", "-c", "cat leak; cat leak >&2; exit 1"))));
      assertSecret(form, said(sources(folder.exec("sh", "-c", "sed -n 2p leak >&2; exit 1"))));
    }
  }

  @Test
  void saysNoPasswordOfAKeystore() {
    folder.writeKeystore(
        "k.p12",
        "PKCS12",
        "correct horse battery",
        keyEntry("a", "correct horse battery", PORTAL.leaf()));

    List<String> said =
        said(sources(folder.keystore("k.p12", Optional.empty(), "wrong horse battery")));

    assertFalse(said.toString().contains("horse"), said.toString());
  }

  @Test
  void saysThreeStarsOfWhatItHolds() throws Exception {
    try (var key = EncodedKey.pkcs8(KEY.getPrivate().getEncoded(), "portal.key");
        var blob = CertBlob.of(ImmutableList.of(PORTAL.leaf().certificate()), key)) {
      assertEquals("***", key.toString());
      assertEquals("***", blob.toString());
    }
  }

  @Test
  void overwritesAKeyOnClosing() throws Exception {
    byte[] der = KEY.getPrivate().getEncoded();

    EncodedKey.pkcs8(der, "portal.key").close();

    assertEquals(0, allBits(der));
  }

  @Test
  void overwritesAFilesTextOnClosing() {
    byte[] text = PORTAL.leaf().keyPem().getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    new PemBundle(text, "portal.key", folder.reader()).close();

    assertEquals(0, allBits(text));
  }

  @Test
  void wouldFindALeak() {
    String form = forms().get(0);

    assertTrue(leaks(form, "portal.key: " + form.lines().toList().get(2).substring(10, 40)));
  }

  private static List<String> forms() {
    return List.of(
        PORTAL.leaf().keyPem(),
        KeyEncodings.pkcs1(KEY.getPrivate()),
        KeyEncodings.sec1(STRANGER.leaf().privateKey()),
        KeyEncodings.encrypted(KEY.getPrivate(), KeyEncodings.AES_256, "correct horse"));
  }

  /** All that can reach a person: messages, stack traces, renderings of every kind. */
  private List<String> said(CertificateSources sources) {
    List<String> said = new ArrayList<>(List.of(sources.toString()));
    var reader = folder.reader();
    said.add(reader.toString());
    said.add(new PrivateMaterial(reader).checkKey(sources).toString());
    try {
      said.add(new PublicMaterial(reader).read(sources).toString());
    } catch (ProblemException e) {
      said.add(trace(e));
    }
    try (var blob = new PrivateMaterial(reader)
        .certBlob(sources, Fingerprint.ofDer(STRANGER.leaf().der()))) {
      said.add(blob.toString());
    } catch (ProblemException e) {
      said.add(trace(e));
    }
    return said;
  }

  private static String trace(Exception e) {
    var text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static void assertSecret(String form, List<String> said) {
    for (String text : said) {
      assertFalse(leaks(form, text), text);
    }
  }

  private static boolean leaks(String form, String text) {
    String base64 = form.replaceAll("-----[^-]+-----|\\s", "");
    for (int i = 0; i + SLICE <= base64.length(); i++) {
      if (text.contains(base64.substring(i, i + SLICE))) {
        return true;
      }
    }
    return false;
  }

  private static int allBits(byte[] bytes) {
    int sum = 0;
    for (byte b : bytes) {
      sum |= b;
    }
    return sum;
  }
}
