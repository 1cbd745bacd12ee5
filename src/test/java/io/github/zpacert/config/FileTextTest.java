package io.github.zpacert.config;

import static io.github.zpacert.config.Config.HEAD;
import static io.github.zpacert.config.Config.ONE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTextTest {

  @TempDir
  Path folder;

  private Config config(byte[] bytes) throws Exception {
    return Config.in(folder).file("zpacert.yaml", bytes);
  }

  @Test
  void readsCarriageReturnsAndAByteOrderMark() throws Exception {
    String text = "\uFEFF" + (HEAD + ONE).replace("\n", "\r\n");

    assertEquals(
        "zpacert.yaml:4:3",
        config(text.getBytes(UTF_8)).load().certificates().get(0).at().toString());
  }

  @Test
  void countsColumnsInCharactersAsPeopleDo() throws Exception {
    String text = HEAD + "certificates: [{description: \"\uD83D\uDD11ü\", [a]: b}]\n";

    assertEquals(
        "zpacert.yaml:3:36: a key must be a word, not a list",
        config(text.getBytes(UTF_8)).refusal().get(2));
  }

  @Test
  void refusesOtherEncodingsWithTheByte() throws Exception {
    assertEquals(
        List.of("zpacert.yaml:2:5: byte 0xFC is not UTF-8 (byte 10 of the file)"
            + " (save the file as UTF-8)"),
        config("a: u\nb: Zürich".getBytes(ISO_8859_1)).refusal());
    assertEquals(
        List.of("zpacert.yaml: the file is UTF-16, not UTF-8 (save it as UTF-8)"),
        config(HEAD.getBytes(UTF_16)).refusal());
  }

  @Test
  void keepsAReplacementCharacterThatIsTheFilesOwn() throws Exception {
    byte[] text = (HEAD + ONE.replace("}", ", description: \"\uFFFD\"}")).getBytes(UTF_8);

    assertEquals("\uFFFD", config(text).load().certificates().get(0).description());
  }

  @Test
  void refusesCharactersThatYamlForbids() throws Exception {
    assertEquals(
        List.of("zpacert.yaml:2:2: character U+0000 is not allowed in YAML"
            + " (remove it, or write it as an escape in double quotes)"),
        config("a: b\r\nc\0: d".getBytes(UTF_8)).refusal());
    assertEquals(
        List.of("zpacert.yaml:1:4: character U+001B is not allowed in YAML"
            + " (remove it, or write it as an escape in double quotes)"),
        config("a: \u001B[31m".getBytes(UTF_8)).refusal());
  }

  @Test
  void boundsTheLengthOfFilesAndLines() throws Exception {
    assertEquals(
        List.of("zpacert.yaml: the file is larger than 64 MiB"
            + " (divide it into several files of one folder)"),
        config(new byte[(64 << 20) + 1]).refusal());
    assertEquals(
        List.of("zpacert.yaml:2:1: the line is longer than 16 MiB (break it)"),
        config(("a: b\n" + "#".repeat(17 << 20)).getBytes(UTF_8)).refusal());
  }
}
