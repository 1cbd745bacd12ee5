package io.github.zpacert.report;

import static io.github.zpacert.report.Fixtures.EVIL;
import static io.github.zpacert.report.Fixtures.NOW;
import static io.github.zpacert.report.Fixtures.PIN;
import static io.github.zpacert.report.Fixtures.address;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Aspect;
import io.github.zpacert.plan.Drift;
import io.github.zpacert.plan.Drift.Ahead;
import io.github.zpacert.plan.Drift.Expiring;
import io.github.zpacert.plan.Drift.Outside;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A folder of {@code golden/notice} is a run, and holds what each kind of webhook is sent. */
class NoticeTest {

  private static final String JOB = "https://ci.example.com/jobs/4711?a=1&b=2";
  private static final Schema SCHEMA = schema();

  static Stream<Map.Entry<String, Notice>> cases() {
    return ImmutableSortedMap.of(
        "drift", notice(ReportCases.all().get("drift-all")),
        "failed", new Notice(failed(), Optional.empty(), Optional.empty()),
        "many", notice(many(2_000, EVIL.repeat(3))),
        "none", notice(ReportCases.all().get("drift-none")))
        .entrySet()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyKindSaysWhatItsFileSays(Map.Entry<String, Notice> notice) throws IOException {
    for (NoticeKind kind : NoticeKind.values()) {
      // whole, and therefore long, is the one for software
      if (kind != NoticeKind.JSON || !notice.getKey().equals("many")) {
        Golden.assertMatches(
            "notice/" + notice.getKey() + "/" + kind.word() + ".json",
            kind.render(notice.getValue()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theOneForSoftwareFitsItsSchema(Map.Entry<String, Notice> notice) {
    assertEquals(List.of(), complaints(NoticeKind.JSON.render(notice.getValue())));
  }

  @Test
  void theSchemaKnowsEveryMember() {
    ObjectNode whole =
        (ObjectNode) Json.parse(NoticeKind.JSON.render(notice(ReportCases.all().get("drift-all"))));

    for (String name : List.copyOf(whole.propertyNames())) {
      ObjectNode less = whole.deepCopy();
      less.remove(name);
      assertFalse(complaints(Json.line(less)).isEmpty(), name);
    }
    for (String list : List.of("ahead", "outside", "expiring", "adoptable", "accepted")) {
      for (String name : List.copyOf(whole.at("/drift/" + list + "/0").propertyNames())) {
        ObjectNode less = whole.deepCopy();
        ((ObjectNode) less.at("/drift/" + list + "/0")).remove(name);
        assertFalse(complaints(Json.line(less)).isEmpty(), list + " " + name);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 40, 3_000})
  void slacksLimitsAreKept(int number) {
    JsonNode message = Json.parse(NoticeKind.SLACK.render(notice(many(number, "&<>".repeat(400)))));

    List<String> texts = new ArrayList<>();
    texts.add(message.path("text").asString());
    for (JsonNode block : message.path("blocks")) {
      block.findValues("text").stream()
          .filter(JsonNode::isString)
          .forEach(t -> texts.add(t.asString()));
    }
    assertTrue(message.path("blocks").size() <= 50);
    assertTrue(texts.get(1).length() <= 150, texts.get(1));
    texts.forEach(t -> assertTrue(!t.isEmpty() && t.length() <= 3_000, t));
    assertTrue(texts.stream().mapToInt(String::length).sum() <= 13_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 40, 3_000})
  void teamsLimitIsKept(int number) {
    String card = NoticeKind.TEAMS.render(notice(many(number, "\u00e4\"\\".repeat(400))));

    assertTrue(card.getBytes(UTF_8).length <= 28 * 1024, () -> card.length() + " bytes");
  }

  @Test
  void whatIsLeftOutIsCounted() {
    String slack = NoticeKind.SLACK.render(notice(many(100, "x")));

    assertTrue(slack.contains("*Changed outside of zpacert (100)*"), slack);
    assertTrue(slack.matches("(?s).*\\\\u2026 and [0-9]+ more.*"), slack);
  }

  @Test
  void nothingFromOutsideIsMarkupToSlack() {
    JsonNode message = Json.parse(NoticeKind.SLACK.render(
        notice(many(3, "<!channel> <@U1> *b* ``` <http://evil.example|x> " + EVIL))));

    for (JsonNode block : message.path("blocks")) {
      String text = block.at("/text/text").asString("");
      if (text.startsWith("<")) {
        assertEquals("<" + JOB.replace("&", "&amp;") + "|Open the run>", text);
      } else if (block.at("/text/type").asString("").equals("mrkdwn")) {
        assertTrue(text.matches("(?s)\\*[^*<>&]*\\*\n```\n[^`<>]*\n```"), text);
        assertTrue(block.at("/text/verbatim").asBoolean());
      }
    }
  }

  @Test
  void nothingFromOutsideIsMarkdownToTeams() {
    JsonNode card =
        Json.parse(NoticeKind.TEAMS.render(notice(many(3, EVIL)))).at("/attachments/0/content");

    List<String> markdown = card.findParents("type").stream()
        .filter(n -> n.path("type").asString().equals("TextBlock"))
        .map(n -> n.path("text").asString())
        .toList();
    assertTrue(markdown.size() >= 4);
    markdown.forEach(t -> assertTrue(t.matches("[A-Za-z0-9 :.,()]*"), t));
    assertTrue(card.path("msteams").path("entities").isMissingNode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "ftp://x",
        "https://a|b",
        "https://a>b",
        "https://a b",
        "https://a\nb",
        "https://\u00e4"
      })
  void aJobThatIsNoAddressIsNoLink(String job) {
    Notice notice =
        new Notice(ReportCases.all().get("drift-all"), Optional.of(PIN), Optional.of(job));

    assertFalse(NoticeKind.SLACK.render(notice).contains("Open the run"));
    assertFalse(NoticeKind.TEAMS.render(notice).contains("Action.OpenUrl"));
  }

  @ParameterizedTest
  @EnumSource
  void everyKindIsFoundByTheWordThatIsTyped(NoticeKind kind) {
    assertEquals(Optional.of(kind), NoticeKind.named(kind.word()));
    assertEquals(Optional.empty(), NoticeKind.named(kind.name()));
  }

  @Test
  void aCutLeavesNoHalfACharacter() {
    assertEquals("ab", Notice.cut("ab", 2));
    assertEquals("a\u2026", Notice.cut("abc", 2));
    assertEquals("a\u2026", Notice.cut("a\ud83d\ude00bc", 3));
  }

  private static Notice notice(Report report) {
    return new Notice(report, Optional.of(PIN), Optional.of(JOB));
  }

  private static Report failed() {
    Report plan = ReportCases.all().get("failed");
    return with(
        new Report.Ending("drift", "0.1.0", NOW, 1, "an error"),
        Optional.empty(),
        ImmutableList.<Problem>builder()
            .addAll(plan.problems())
            .add(Problem.warning("*bold* <!here> " + EVIL))
            .build());
  }

  /** A run with as many of everything. */
  private static Report many(int number, String text) {
    Drift drift = new Drift(
        list(number, i -> new Ahead(address("n" + i), Aspect.EXISTENCE, "is " + text)),
        list(
            number,
            i -> new Outside(
                address("o" + i + text),
                Aspect.DESCRIPTION,
                text,
                "now " + text,
                Optional.of("72058"),
                Optional.of(NOW))),
        list(number, i -> new Expiring(address("e" + i + text), NOW.plusSeconds(i))),
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of());
    ImmutableList<Problem> problems = ImmutableList.<Problem>builder()
        .addAll(list(number, i -> Problem.error("e" + i + text)))
        .addAll(list(number, i -> Problem.warning("w" + i + text)))
        .build();
    return with(
        new Report.Ending("drift", "0.1.0", NOW, 2, "there is drift"),
        Optional.of(drift),
        problems);
  }

  private static Report with(
      Report.Ending ending, Optional<Drift> drift, ImmutableList<Problem> problems) {
    Report base = ReportCases.all().get("drift-none");
    return new Report(
        ending,
        Optional.empty(),
        Optional.empty(),
        drift,
        base.expiries(),
        problems,
        base.sources());
  }

  private static <T> ImmutableList<T> list(int number, IntFunction<T> make) {
    return IntStream.range(0, number).mapToObj(make).collect(ImmutableList.toImmutableList());
  }

  private static List<String> complaints(String json) {
    return SCHEMA.validate(json, InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  private static Schema schema() {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(
              Files.readString(Path.of("schema/notification.schema.json")), InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
