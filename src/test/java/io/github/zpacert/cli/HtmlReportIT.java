package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.zpacert.report.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a browser shows it. Skipped where there is no Chromium. */
class HtmlReportIT {

  private static final int PHONE = 390;

  @TempDir
  Path directory;

  @BeforeAll
  static void needsABrowser() {
    assumeTrue(
        Browser.program().isPresent(),
        "no chromium on the PATH: the HTML report was not opened in a browser");
  }

  @Test
  void aRealRunsPageIsDrawnWithoutComplaintAndAsksForNothing() throws Exception {
    Path folder = Files.createDirectory(directory.resolve("certs"));
    Launcher launcher = new Launcher(folder);
    launcher.run("init").expect(ExitCode.SUCCESS);
    launcher.run("apply", "--auto-approve").expect(ExitCode.SUCCESS);
    new PracticeFolder(folder).renew("portal");
    launcher.run("plan", "--report", "html=plan.html").expect(ExitCode.SUCCESS);

    try (Browser browser = Browser.start(directory.resolve("profile"))) {
      Path page = folder.resolve("plan.html");
      browser.looking(PHONE, "light").open(page.toUri());

      assertEquals(List.of(), browser.complaints());
      assertEquals(List.of(page.toUri().toString()), browser.requests());
      assertEquals(3, drawn(browser, ".timeline .bar"));
      assertEquals(1, drawn(browser, ".timeline line.today"));
      assertEquals(1, drawn(browser, "details.replace"));
      assertEquals("Plan: 1 to add, 1 to change, 0 to destroy.", text(browser, "h1"));
    }
  }

  @Test
  void whatAnApiSaysStaysTextAndFitsAPhoneInTheDark() throws Exception {
    try (Browser browser = Browser.start(directory.resolve("profile"))) {
      for (Path page : pages()) {
        browser.looking(PHONE, "dark").open(page.toUri());

        assertEquals(List.of(), browser.complaints(), page::toString);
        assertEquals(List.of(page.toUri().toString()), browser.requests());
        assertEquals(0, count(browser, "script, img, b, iframe, [style], main a[href]"));
        assertEquals(
            PHONE, browser.evaluate("document.documentElement.scrollWidth").asInt());
        assertEquals(
            "rgb(14, 18, 23)",
            browser.evaluate("getComputedStyle(document.body).backgroundColor").asString());
      }
    }
  }

  @Test
  void aScreenReaderFindsItsWay() throws Exception {
    Path page = Golden.ROOT.resolve("report/plan-everything/page.html").toAbsolutePath();
    try (Browser browser = Browser.start(directory.resolve("profile"))) {
      browser.open(page.toUri());

      assertEquals(1, count(browser, "body > header h1"));
      assertEquals(1, count(browser, "body > main"));
      assertEquals(1, count(browser, "body > nav[aria-label]"));
      assertEquals(1, count(browser, "body > footer"));
      assertEquals(0, count(browser, "section:not([aria-labelledby])"));
      assertEquals(0, count(browser, "table:not(:has(caption)), th:not([scope])"));
      assertEquals(1, count(browser, "svg[role=img]:has(> title):has(> desc)"));
      assertEquals("en", browser.evaluate("document.documentElement.lang").asString());
      for (String label : List.of("nav a", "section", "svg")) {
        assertTrue(count(browser, label) > 0, label);
      }
      assertEquals(
          true,
          browser
              .evaluate(
                  "[...document.querySelectorAll('[aria-labelledby]')].every(e =>"
                      + " e.getAttribute('aria-labelledby').split(' ').every(id => document.getElementById(id)))")
              .asBoolean());
    }
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = Golden.cases("report").stream()
        .map(folder -> folder.resolve("page.html").toAbsolutePath())
        .filter(Files::exists)
        .toList();
    assertTrue(pages.size() >= 5, pages::toString);
    return pages;
  }

  private static int count(Browser browser, String selector) throws Exception {
    return browser
        .evaluate("document.querySelectorAll('" + selector + "').length")
        .asInt();
  }

  /** Returns how many take up room on the screen. */
  private static int drawn(Browser browser, String selector) throws Exception {
    return browser
        .evaluate("[...document.querySelectorAll('" + selector
            + "')].filter(e => { const r = e.getBoundingClientRect(); return r.width + r.height > 4 })"
            + ".length")
        .asInt();
  }

  private static String text(Browser browser, String selector) throws Exception {
    return browser
        .evaluate("document.querySelector('" + selector + "').textContent")
        .asString();
  }
}
