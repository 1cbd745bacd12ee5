package io.github.zpacert.material;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plain string names a file. Who writes the secret itself there must not find it in a message. */
class MistakenSecretTest {

  private static final Position PLACE = new Position("zpacert.yaml", 9, 5);

  private final PublicMaterial material =
      new PublicMaterial(new SourceReader(Map.of(), SourceReader.PROGRAM_LIMIT));

  @TempDir
  private Path folder;

  @Test
  void doesNotRepeatAPassword() throws Exception {
    Path keystore = Files.write(folder.resolve("shop.p12"), new byte[] {0x30, 0x00});
    Source password = new Source.OfFile(folder.resolve("hunter2"), "hunter2");

    assertEquals(
        "zpacert.yaml:9:5: password of keystore shop.p12: the file that the password is to be read from does not"
            + " exist",
        message(new Source.OfKeystore(keystore, "shop.p12", Optional.empty(), password)));
  }

  @Test
  void doesNotRepeatAKey() {
    String key = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC".repeat(20);

    assertEquals(
        "zpacert.yaml:9:5: a file name of 640 characters cannot be read",
        message(new Source.OfFile(folder.resolve(key), key)));
  }

  private String message(Source source) {
    CertificateSources sources =
        new CertificateSources(source, Optional.empty(), Optional.empty(), PLACE);
    return assertThrows(ProblemException.class, () -> material.read(sources)).getMessage();
  }
}
