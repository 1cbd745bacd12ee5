package io.github.zpacert.cli;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.zpacert.evidence.Chain;
import io.github.zpacert.evidence.Verifier;
import io.github.zpacert.sandbox.SeenRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The records of a project's evidence log. */
record Evidence(ImmutableList<JsonNode> records) {

  /** Reads the log in a folder, which must be whole but for what deaths have cut off. */
  static Evidence of(Path folder) throws IOException {
    ImmutableList.Builder<JsonNode> records = ImmutableList.builder();
    try (InputStream log = Files.newInputStream(folder.resolve("zpacert.evidence.jsonl"))) {
      Chain chain = Verifier.read(log, entry -> records.add(entry.json()));
      assertEquals(Optional.empty(), chain.flaw());
    }
    return new Evidence(records.build());
  }

  /** Fails unless each is as the published schema wants it. */
  Evidence requireSchema() {
    Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(read(Path.of("schema/evidence.schema.json")), InputFormat.JSON);
    records.forEach(r -> assertEquals(List.of(), schema.validate(r), r::toString));
    return this;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ImmutableList<JsonNode> ofType(String type) {
    return records.stream()
        .filter(r -> r.path("type").asString("").equals(type))
        .collect(toImmutableList());
  }

  /** Returns method and path of every request. */
  ImmutableList<String> requests() {
    return ofType("sending").stream().map(Evidence::request).collect(toImmutableList());
  }

  private static String request(JsonNode sending) {
    return sending.path("request").asString("").replaceAll("\\?.*", "");
  }

  /** Fails unless all these writes were on record when they came in. */
  void requireAll(Collection<SeenRequest> writes) {
    List<String> missing =
        new ArrayList<>(writes.stream().map(w -> w.method() + " " + w.path()).toList());
    requests().forEach(missing::remove);
    assertEquals(List.of(), missing);
  }

  /** Returns the records that are not in an earlier reading of the same log. */
  Evidence since(Evidence earlier) {
    return new Evidence(records.subList(earlier.records.size(), records.size()));
  }

  /** Returns method, path and status of every request; 0 where no answer came. */
  ImmutableList<String> answers() {
    return ofType("sent").stream()
        .map(sent -> request(sending(sent)) + " " + sent.path("status").asInt(0))
        .sorted()
        .collect(toImmutableList());
  }

  private JsonNode sending(JsonNode sent) {
    return records.stream()
        .filter(r -> r.path("seq").equals(sent.path("sending")))
        .findFirst()
        .orElseThrow();
  }
}
