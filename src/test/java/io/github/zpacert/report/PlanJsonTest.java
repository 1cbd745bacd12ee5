package io.github.zpacert.report;

import static io.github.zpacert.report.Fixtures.HEADER;
import static io.github.zpacert.report.Fixtures.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Made;
import io.github.zpacert.model.Window;
import io.github.zpacert.plan.Plan;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class PlanJsonTest {

  private static final String HINT = " (make a new plan with \"zpacert plan --out FILE\")";
  private static final String NO_PLAN =
      " (name a file that \"zpacert plan --out FILE\" has written)";
  private static final String CHANGED =
      " (a plan must be applied as it was reviewed; make a new one with \"zpacert plan --out FILE\")";

  private final Plan plan = Fixtures.plan(PlanCases.REPLACE);

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatWasWrittenIsReadBackEqual(long seed) throws Exception {
    Plan written = RandomPlans.of(seed);

    Header header = RandomPlans.header(seed);

    SavedPlan read = PlanJson.read(PlanJson.write(written, header));

    assertEquals(written, read.plan());
    assertEquals(header, read.header());
    assertEquals(PlanJson.digest(written, header), read.digest());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isAsciiWithoutControlCharacters(long seed) {
    String json = PlanJson.write(RandomPlans.of(seed), HEADER);

    assertTrue(json.chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~') || c == 0x7f), json);
  }

  @Test
  void theDigestIsTheSameForTheSamePlanAtAnotherTimeOfSomebodyElse() {
    Made made = new Made(
        Optional.of("dora"),
        Optional.empty(),
        Optional.of("c0ffee"),
        Optional.of(true),
        Optional.empty());
    Header later = new Header(HEADER.version(), NOW.plusSeconds(60), Window.OPEN, made);

    assertEquals(PlanJson.digest(plan, HEADER), PlanJson.digest(plan, later));
  }

  @Test
  void theDigestIsAnotherForAnotherPlanOrAnotherVersion() {
    Plan other = Fixtures.plan(PlanCases.CREATE);
    Header newer = new Header("0.2.0", NOW, Window.OPEN, Made.UNKNOWN);

    assertNotEquals(PlanJson.digest(plan, HEADER), PlanJson.digest(other, HEADER));
    assertNotEquals(PlanJson.digest(plan, HEADER), PlanJson.digest(plan, newer));
  }

  @Test
  void theDigestIsAnotherForAnotherWindow() {
    Window window = new Window(Optional.empty(), Optional.of(NOW));
    Header until = new Header(HEADER.version(), NOW, window, Made.UNKNOWN);

    assertNotEquals(PlanJson.digest(plan, HEADER), PlanJson.digest(plan, until));
  }

  @Test
  void whoMadeItHasADigestOfItsOwn() throws Exception {
    String json = PlanJson.write(plan, HEADER);
    SavedPlan edited = PlanJson.read(json.replace("\"actor\": null", "\"actor\": \"eve\""));
    SavedPlan read = PlanJson.read(json);

    assertEquals(read.digest(), edited.digest());
    assertNotEquals(read.madeDigest(), edited.madeDigest());
  }

  @Test
  void theDigestStandsInTheDocument() {
    String digest = PlanJson.digest(plan, HEADER);

    assertTrue(PlanJson.write(plan, HEADER).contains("\"digest\": \"" + digest + "\""), digest);
  }

  @Test
  void theOrderOfKeysAndBlanksDoNotMatter() throws Exception {
    ObjectNode sorted = (ObjectNode) Json.parse(CanonicalJson.of(PlanTree.of(plan, HEADER)));

    assertEquals(plan, PlanJson.read(Json.line(sorted)).plan());
  }

  @Test
  void refusesTextThatIsNotJsonAndDoesNotQuoteIt() {
    String key = "-----BEGIN " + "PRIVATE KEY-----\nMIIEvgIBADANBg\n";

    assertRefused(key, "not a saved plan: it is not JSON at line 1, column 2" + NO_PLAN);
  }

  @Test
  void refusesATokenThatIsNotJsonAndDoesNotQuoteIt() {
    assertRefused(
        "MIIEvgIBADANBg", "not a saved plan: it is not JSON at line 1, column 1" + NO_PLAN);
  }

  @Test
  void refusesAnEmptyFile() {
    assertRefused("", "not a saved plan of zpacert: it is JSON without \"/x_zpacert\"" + NO_PLAN);
  }

  @Test
  void refusesAPlanOfTerraform() {
    assertRefused(
        "{\"format_version\":\"1.2\",\"resource_changes\":[]}",
        "not a saved plan of zpacert: it is JSON without \"/x_zpacert\"" + NO_PLAN);
  }

  @Test
  void refusesAnotherFormat() {
    assertRefused(
        with(root -> root.put("format_version", "2.0")),
        "the saved plan's \"/format_version\" is not \"1.2\", the one that this zpacert reads"
            + " (apply it with the zpacert that made it, or make a new plan with \"zpacert plan"
            + " --out FILE\")");
  }

  @Test
  void refusesAMissingFieldAndNamesIt() {
    assertRefused(
        with(root -> before(root).remove("id")),
        "the saved plan lacks \"/resource_changes/0/change/before/id\"" + HINT);
  }

  @Test
  void refusesRepeatedKeys() {
    String json = PlanJson.write(plan, HEADER)
        .replaceFirst("\"mode\": \"normal\"", "\"mode\": \"destroy\", \"mode\": \"normal\"");

    assertRefused(json, "not a saved plan: it is not JSON at line 9, column 30" + NO_PLAN);
  }

  @Test
  void refusesTextAfterTheEnd() {
    String json = PlanJson.write(plan, HEADER);

    PlanFormatException e =
        assertThrows(PlanFormatException.class, () -> PlanJson.read(json + "{}"));

    assertTrue(e.getMessage().startsWith("not a saved plan: it is not JSON"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\'',
      value = {
        "/x_zpacert/mode; 5; a text",
        "/x_zpacert/mode; \"other\"; a mode that this zpacert knows",
        "/x_zpacert/state/serial; \"42\"; a whole number from 0 on",
        "/x_zpacert/state/serial; -1; a whole number from 0 on",
        "/x_zpacert/state/serial; 1.0; a whole number from 0 on",
        "/x_zpacert/state/serial; 99999999999999999999; a whole number from 0 on",
        "/x_zpacert/tenant; []; an object",
        "/x_zpacert/microtenants; {}; an array",
        "/x_zpacert/warnings; {}; an array",
        "/timestamp; \"yesterday\"; a time in UTC like 2026-11-23T10:00:00Z",
        "/timestamp; \"2026-13-23T10:00:00Z\"; a time in UTC like 2026-11-23T10:00:00Z",
        "/timestamp; \"+12026-11-23T10:00:00Z\"; a time in UTC like 2026-11-23T10:00:00Z",
        "/resource_changes; null; an array",
        "/resource_changes/0; null; an object",
        "/resource_changes/0/address; \"portal\"; an address like Default/portal.example.com",
        "/resource_changes/0/x_zpacert/kind; \"burn\"; a kind of change that this zpacert knows",
        "/resource_changes/0/x_zpacert/adopts; null; true or false",
        "/resource_changes/0/change/before; null; an object",
        "/resource_changes/0/change/after/sans; {}; an array",
        "/resource_changes/0/change/after/serial_number; \"0x1\"; a whole number as text",
        "/resource_changes/0/change/after/fingerprint_sha256; \"AB\"; a SHA-256 of 64 lower-case"
            + " hexadecimal digits",
      })
  void refusesAWrongFieldAndNamesIt(String pointer, String json, String expected) {
    assertRefused(
        with(root -> put(root, pointer, json)),
        "the saved plan's \"" + pointer + "\" is not " + expected + HINT);
  }

  @Test
  void refusesContentThatDoesNotFitTheDigest() {
    assertRefused(
        with(root -> after(root).put("description", "another")),
        "the saved plan is not what was written: its digest does not fit its content" + CHANGED);
  }

  @Test
  void namesAFieldThatContradictsTheRest() {
    assertRefused(
        with(root -> change(root).putArray("actions").add("no-op")),
        "the saved plan is not what was written: its digest does not fit its content, and"
            + " \"/resource_changes/0/change/actions\" contradicts the rest" + CHANGED);
  }

  @Test
  void refusesAPlanThatShowsPeopleOneThingAndAppliesAnotherEvenIfItsDigestFits() {
    String forged = with(root -> {
      change(root).putArray("actions").add("no-op");
      sign(root);
    });

    assertRefused(
        forged,
        "the saved plan is not what zpacert writes: \"/resource_changes/0/change/actions\""
            + " contradicts the rest" + CHANGED);
  }

  @Test
  void refusesAFieldThatItDoesNotKnowEvenIfTheDigestFits() {
    String forged = with(root -> {
      before(root).put("note/1", "x");
      sign(root);
    });

    assertRefused(
        forged,
        "the saved plan is not what zpacert writes: \"/resource_changes/0/change/before/note~11\""
            + " contradicts the rest" + CHANGED);
  }

  @Test
  void showsNoMoreOfAFieldThatItDoesNotKnowThanANameIsLong() {
    assertRefused(
        with(root -> before(root).put("MIIE" + "x".repeat(96), "x")),
        "the saved plan is not what was written: its digest does not fit its content, and"
            + " \"/resource_changes/0/change/before/MIIE" + "x".repeat(35)
            + "…\" contradicts the rest" + CHANGED);
  }

  @Test
  void refusesAMicrotenantThatIsListedTwiceEvenIfTheDigestFits() {
    String forged = with(root -> {
      ArrayNode microtenants = (ArrayNode) root.at("/x_zpacert/microtenants");
      microtenants.add(microtenants.get(0));
      sign(root);
    });

    assertRefused(
        forged,
        "the saved plan is not what zpacert writes: \"/x_zpacert/microtenants\" contradicts the"
            + " rest" + CHANGED);
  }

  @Test
  void anotherTimeIsNoChangeOfThePlan() throws Exception {
    String later = with(root -> root.put("timestamp", "2026-11-24T00:00:00Z"));

    assertEquals(plan, PlanJson.read(later).plan());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void damagedTextIsNeverAnotherPlanAndNeverAnotherException(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Plan written = RandomPlans.of(seed);
    String json = PlanJson.write(written, HEADER);
    for (int i = 0; i < 30; i++) {
      assertReadsTheSameOrRefuses(written, damaged(json, random));
    }
  }

  @Test
  void aProblemOfAFileNamesTheFile() {
    PlanFormatException e = assertThrows(PlanFormatException.class, () -> PlanJson.read("{}"));

    assertEquals(
        Problem.error(
                Position.of("tfplan"),
                "not a saved plan of zpacert: it is JSON without \"/x_zpacert\"")
            .withHint("name a file that \"zpacert plan --out FILE\" has written"),
        e.problem("tfplan"));
  }

  /** Only blanks, the time, and other spellings of the same text may differ without being noticed. */
  private static void assertReadsTheSameOrRefuses(Plan written, String damaged) {
    try {
      assertEquals(written, PlanJson.read(damaged).plan());
    } catch (PlanFormatException e) {
      assertTrue(e.getMessage().contains("saved plan"), e.getMessage());
    }
  }

  private static String damaged(String json, SplittableRandom random) {
    int at = random.nextInt(json.length());
    return switch (random.nextInt(4)) {
      case 0 -> json.substring(0, at);
      case 1 -> json.substring(0, at) + json.substring(at + 1);
      case 2 ->
        json.substring(0, at) + "\"{}[]:,0\\u n".charAt(random.nextInt(12)) + json.substring(at);
      default ->
        json.substring(0, at)
            + (char) (json.charAt(at) ^ (1 << random.nextInt(7)))
            + json.substring(at + 1);
    };
  }

  private String with(Consumer<ObjectNode> edit) {
    ObjectNode root = (ObjectNode) Json.parse(PlanJson.write(plan, HEADER));
    edit.accept(root);
    return Json.document(root);
  }

  private static void sign(ObjectNode root) {
    ((ObjectNode) root.get("x_zpacert")).put("digest", PlanTree.digest(root));
  }

  private static void put(ObjectNode root, String pointer, String json) {
    int slash = pointer.lastIndexOf('/');
    var parent = slash == 0 ? root : root.at(pointer.substring(0, slash));
    String last = pointer.substring(slash + 1);
    if (parent instanceof ObjectNode object) {
      object.set(last, Json.parse(json));
    } else {
      parent.asArray().set(Integer.parseInt(last), Json.parse(json));
    }
  }

  private static ObjectNode change(ObjectNode root) {
    return (ObjectNode) root.at("/resource_changes/0/change");
  }

  private static ObjectNode before(ObjectNode root) {
    return (ObjectNode) change(root).get("before");
  }

  private static ObjectNode after(ObjectNode root) {
    return (ObjectNode) change(root).get("after");
  }

  private static void assertRefused(String json, String message) {
    PlanFormatException e = assertThrows(PlanFormatException.class, () -> PlanJson.read(json));

    assertEquals(message, e.getMessage());
  }
}
