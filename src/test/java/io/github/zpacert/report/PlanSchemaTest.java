package io.github.zpacert.report;

import static io.github.zpacert.report.Fixtures.HEADER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.zpacert.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds writer, reader and the published schema together. */
class PlanSchemaTest {

  /** What Terraform leaves out rather than writing null, and we with it. */
  private static final Set<String> MAY_BE_LEFT_OUT =
      Set.of("action_reason", "importing", "code", "detail", "range");

  private static final Schema SCHEMA = schema();

  static LongStream seeds() {
    return LongStream.range(1000, 1050);
  }

  static Stream<Map.Entry<String, Plan>> cases() {
    return PlanCases.all().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyGoldenPlanFits(Map.Entry<String, Plan> plan) {
    assertEquals(List.of(), errors(PlanJson.write(plan.getValue(), HEADER)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyPlanFits(long seed) {
    assertEquals(List.of(), errors(PlanJson.write(RandomPlans.of(seed), RandomPlans.header(seed))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"everything", "refused"})
  void aFieldThatIsMissingIsRefusedByTheSchemaAndByTheReader(String name) {
    JsonNode document = Json.parse(PlanJson.write(PlanCases.all().get(name), HEADER));
    for (String pointer : fields("", document)) {
      String damaged = without(document, pointer);

      if (!MAY_BE_LEFT_OUT.contains(lastOf(pointer)) && !isFreeKey(pointer)) {
        assertFalse(errors(damaged).isEmpty(), pointer);
      }
      assertThrows(PlanFormatException.class, () -> PlanJson.read(damaged), pointer);
    }
  }

  @Test
  void aFieldThatNobodyKnowsIsRefused() {
    ObjectNode document =
        (ObjectNode) Json.parse(PlanJson.write(PlanCases.all().get("create"), HEADER));
    document.put("private_key", "x");

    assertFalse(errors(Json.line(document)).isEmpty());
  }

  private static List<Error> errors(String json) {
    return SCHEMA.validate(json, InputFormat.JSON);
  }

  private static List<String> fields(String pointer, JsonNode node) {
    List<String> fields = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      String field = pointer + "/" + property.getKey();
      fields.add(field);
      fields.addAll(fields(field, property.getValue()));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      fields.addAll(fields(pointer + "/" + i, node.path(i)));
    }
    return fields;
  }

  private static String without(JsonNode document, String pointer) {
    JsonNode copy = document.deepCopy();
    String parent = pointer.substring(0, pointer.lastIndexOf('/'));
    ((ObjectNode) copy.at(parent)).remove(lastOf(pointer));
    return Json.line(copy);
  }

  private static String lastOf(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }

  private static boolean isFreeKey(String pointer) {
    return pointer.contains("/after_unknown/");
  }

  private static Schema schema() {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Files.readString(Path.of("schema/plan.schema.json"), UTF_8), InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
