package io.github.zpacert.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.common.collect.ImmutableList;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the published schema to the same cases as the loader, read as an editor reads them. */
class SchemaTest {

  private static final Path SCHEMA = Path.of("schema/zpacert.schema.json");
  private static final Path SAMPLES = Path.of("samples");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Schema schema = SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12)
      .getSchema(read(SCHEMA), InputFormat.JSON);

  @ParameterizedTest
  @ValueSource(strings = {"zpacert", "plan", "state", "notification", "evidence"})
  void defineNothingTwice(String name) {
    JsonMapper strict = JsonMapper.builder(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build())
        .build();

    assertTrue(strict.readTree(read(Path.of("schema/" + name + ".schema.json"))).isObject());
  }

  @TestFactory
  Stream<DynamicTest> acceptsEveryGoodFile() throws IOException {
    return files(Corpus.ROOT.resolve("good"))
        .map(file -> dynamicTest(file.toString(), () -> assertEquals(List.of(), complaints(file))));
  }

  @TestFactory
  Stream<DynamicTest> acceptsOrRejectsEveryBadFileAsAnnounced() throws IOException {
    return files(Corpus.ROOT.resolve("bad"))
        .map(file -> dynamicTest(
            file.toString(),
            () -> assertEquals(
                Corpus.marked(file, "# schema: "),
                ImmutableList.of(complaints(file).isEmpty() ? "accepts" : "rejects"),
                () -> "complaints: " + complaints(file))));
  }

  @TestFactory
  Stream<DynamicTest> acceptsEverySample() throws IOException {
    return SampleTest.folders().stream()
        .flatMap(folder -> new Corpus(folder).yaml())
        .map(file -> dynamicTest(file.toString(), () -> assertEquals(List.of(), complaints(file))));
  }

  @Test
  void isNamedInTheFirstLineOfEverySample() throws IOException {
    for (Path folder : SampleTest.folders()) {
      new Corpus(folder)
          .yaml()
          .forEach(file -> assertEquals(
              "# yaml-language-server: $schema=../../schema/zpacert.schema.json",
              read(file).lines().findFirst().orElse("")));
    }
    assertTrue(Files.exists(SAMPLES.resolve("quickstart/../../schema/zpacert.schema.json")));
  }

  private static Stream<Path> files(Path folder) throws IOException {
    return Corpus.in(folder).stream().flatMap(Corpus::yaml);
  }

  private List<String> complaints(Path file) {
    try {
      Object document = new Load(
              LoadSettings.builder().setSchema(new CoreSchema()).build())
          .loadFromString(read(file));
      JsonNode json = JSON.valueToTree(document == null ? Map.of() : document);
      return schema.validate(json).stream().map(Error::toString).toList();
    } catch (YamlEngineException | NumberFormatException | StackOverflowError e) {
      // a list that holds itself has no end for a reader that follows aliases
      return List.of("not valid YAML");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
