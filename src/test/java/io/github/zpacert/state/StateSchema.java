package io.github.zpacert.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The published schema of the state. */
final class StateSchema {

  private static final Schema SCHEMA = load(Path.of("schema/state.schema.json"));

  private StateSchema() {}

  static void assertAllows(String json) {
    assertEquals(List.of(), SCHEMA.validate(json, InputFormat.JSON), json);
  }

  static void assertRefuses(String json) {
    assertFalse(SCHEMA.validate(json, InputFormat.JSON).isEmpty(), json);
  }

  private static Schema load(Path file) {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
