package io.github.zpacert.zpa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.report.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is written of what was read: by example, and for any segment whatsoever. */
class ConsumerBodyTest {

  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @ParameterizedTest
  @MethodSource
  void writesWhatWasReadWithOtherCertificates(Path folder) throws Exception {
    String name = folder.getFileName().toString();
    ConsumerObject.Type type = type(name);
    ObjectNode read = JsonTree.parse(Files.readString(folder.resolve("read.json"), UTF_8));

    ObjectNode body = ConsumerBody.of(HeldCertificates.swapped(read, type, Shows.SUCCESSORS), type);

    Golden.assertMatches("put/" + name + "/written.json", PRETTY.writeValueAsString(body) + "\n");
  }

  static Stream<Path> writesWhatWasReadWithOtherCertificates() throws Exception {
    return Golden.cases("put").stream();
  }

  /** The law: ZPA, which replaces the whole object by what it is sent, holds the same as before but for the ids. */
  @Test
  void losesNothingAndAddsNothing() throws Exception {
    for (long seed = 0; seed < 2_000; seed++) {
      ObjectNode before = RandomSegments.of(seed);
      ObjectNode wanted = HeldCertificates.swapped(
          before, ConsumerObject.Type.APPLICATION_SEGMENT, Shows.SUCCESSORS);
      ObjectNode body = ConsumerBody.of(wanted, ConsumerObject.Type.APPLICATION_SEGMENT);

      ObjectNode after = RandomSegments.stored(body, before);

      assertEquals(
          ImmutableList.of(),
          Differences.between(NormalForm.of(wanted), NormalForm.of(after)),
          "seed " + seed);
      assertEquals(
          RandomSegments.certificateIds(before).stream()
              .map(id -> Shows.SUCCESSORS.getOrDefault(id, id))
              .toList(),
          RandomSegments.certificateIds(after),
          "seed " + seed);
    }
  }

  @Test
  void keepsTheDigitsOfNumbersAndTheOrderOfMembers() throws Exception {
    String segment = "{\"z\":1.50,\"a\":216196257331404643216196257331404643,\"m\":\"\\u00e9\"}";

    ObjectNode body =
        ConsumerBody.of(JsonTree.parse(segment), ConsumerObject.Type.APPLICATION_SEGMENT);

    assertEquals(segment.replace("\\u00e9", "\\u00E9"), JsonTree.text(body));
  }

  /** One round more of escapes would come with every write. */
  @Test
  void writesTextsThatZpaEscapesWithoutEscapes() throws Exception {
    ObjectNode portal = JsonTree.parse(
        "{\"name\":\"a &amp;amp; b\",\"description\":\"&lt;x&gt;\",\"domain\":\"a&amp;b\"}");

    assertEquals(
        "{\"name\":\"a & b\",\"description\":\"<x>\",\"domain\":\"a&amp;b\"}",
        JsonTree.text(ConsumerBody.of(portal, ConsumerObject.Type.PRA_PORTAL)));
  }

  @Test
  void touchesNeitherTheObjectItWritesNorTheOneItSwaps() throws Exception {
    ObjectNode before = RandomSegments.of(7);
    ObjectNode copy = before.deepCopy();

    HeldCertificates.swapped(
        before, ConsumerObject.Type.APPLICATION_SEGMENT, ImmutableMap.of("100", "200"));
    ConsumerBody.of(before, ConsumerObject.Type.APPLICATION_SEGMENT);

    assertTrue(copy.toString().contains("100"), "the seed has no certificate to swap");
    assertEquals(copy, before);
  }

  private static ConsumerObject.Type type(String folder) {
    return folder.startsWith("segment")
        ? ConsumerObject.Type.APPLICATION_SEGMENT
        : ConsumerObject.Type.valueOf(folder.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
