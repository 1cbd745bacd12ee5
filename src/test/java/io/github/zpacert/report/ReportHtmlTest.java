package io.github.zpacert.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.plan.Managed;
import io.github.zpacert.report.Report.Expiries;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page itself is in the golden files, and in a browser; here is what holds for every page. */
class ReportHtmlTest {

  static Stream<Map.Entry<String, Report>> cases() {
    return ReportCases.all().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aPageNamesNothingOutsideOfIt(Map.Entry<String, Report> report) {
    String page = ReportHtml.render(report.getValue());

    assertFalse(Pattern.compile("<(script|img|link|iframe|object|base|form)\\b|\\bsrc=|@import")
        .matcher(page)
        .find());
    assertTrue(Pattern.compile("href=\"(?!#)|url\\((?!#)")
        .matcher(page)
        .results()
        .findAny()
        .isEmpty());
  }

  @Test
  void thePolicyAllowsThePagesOwnStyleSheetAlone() throws Exception {
    String page = ReportHtml.render(ReportCases.all().get("plan-evil"));
    String style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8));

    assertTrue(page.contains("content=\"default-src 'none'; style-src 'sha256-"
        + Base64.getEncoder().encodeToString(hash) + "'; base-uri 'none'; form-action 'none'\""));
  }

  @Test
  void everyTextCanBeReadOnEveryGroundInLightAndInDark() {
    String css = Stylesheet.CSS;
    int dark = css.indexOf("@media (prefers-color-scheme: dark)");
    for (String part : List.of(css.substring(0, dark), css.substring(dark, css.indexOf("* {")))) {
      Map<String, String> colours = colours(part);
      for (String text : List.of("text", "muted", "green", "amber", "red", "blue")) {
        assertContrast(colours, text, "page");
        assertContrast(colours, text, "card");
      }
      for (String ground : List.of("green-ground", "red-ground", "amber-ground")) {
        assertContrast(colours, "text", ground);
        assertContrast(colours, "muted", ground);
      }
      assertContrast(colours, "green", "green-ground");
      assertContrast(colours, "red", "red-ground");
    }
  }

  @Test
  void manyCertificatesAreDrawnAsFarAsAnybodyLooksAndAllStandInTheTable() {
    Report base = ReportCases.all().get("plan-keep");
    ImmutableList<Managed> many = IntStream.range(0, 1000)
        .mapToObj(i -> new Managed(
            Fixtures.address("n" + i),
            Fixtures.fingerprint("n" + i),
            Fixtures.NOW,
            Fixtures.NOW.plus(Duration.ofDays(1000 - i))))
        .collect(ImmutableList.toImmutableList());
    Report report = new Report(
        base.ending(),
        base.planned(),
        base.applied(),
        base.drift(),
        new Expiries(many, Fixtures.NOW),
        base.problems(),
        base.sources());

    String page = ReportHtml.render(report);

    assertEquals(
        200, Pattern.compile("<rect class=\"bar\"").matcher(page).results().count());
    assertTrue(page.contains("<p>800 certificates that end later: in the table.</p>"));
    assertTrue(page.contains(">Default/n999<") && page.contains("<code>Default/n0</code>"));
  }

  private static Map<String, String> colours(String css) {
    Map<String, String> colours = new HashMap<>();
    Pattern.compile("--([a-z-]+): #([0-9a-f]{6})")
        .matcher(css)
        .results()
        .forEach(c -> colours.put(c.group(1), c.group(2)));
    return colours;
  }

  /** WCAG's AA for text. */
  private static void assertContrast(Map<String, String> colours, String text, String ground) {
    double a = luminance(colours.get(text));
    double b = luminance(colours.get(ground));
    double contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    assertTrue(contrast >= 4.5, () -> text + " on " + ground + ": " + contrast);
  }

  private static double luminance(String colour) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(colour.substring(2 * i, 2 * i + 2), 16) / 255.0;
      sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
