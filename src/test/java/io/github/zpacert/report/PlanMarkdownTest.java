package io.github.zpacert.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Plan;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** The comment itself is in the golden files; here is what they cannot show. */
class PlanMarkdownTest {

  /** What GitHub takes; GitLab takes more. */
  private static final int COMMENT = 65_536;

  @Test
  void aLongPlanFitsIntoACommentAndSaysWhatIsLeftOut() {
    Plan plan = Fixtures.plan(Collections.nCopies(10_000, PlanCases.CREATE).toArray(new Action[0]));
    ImmutableList<Problem> problems =
        ImmutableList.copyOf(Collections.nCopies(10_000, Problem.warning("careful")));
    Plan long_ = new Plan(
        plan.mode(),
        plan.pin(),
        plan.lineage(),
        plan.serial(),
        plan.microtenants(),
        plan.actions(),
        problems,
        problems,
        plan.scanned(),
        plan.estimate());

    String comment = PlanMarkdown.render(long_);

    assertTrue(comment.length() < COMMENT, () -> "length " + comment.length());
    assertTrue(comment.contains(" more rows, left out for the length of this comment."), comment);
    assertTrue(
        comment.contains(" more problems, left out for the length of this comment."), comment);
    assertTrue(comment.contains("<details>"), comment);
    assertTrue(
        comment.endsWith(" more details, left out for the length of this comment.\n"), comment);
  }

  @Test
  void codeIsFencedByMoreBackticksThanItHolds() {
    assertEquals("`a`", Markdown.code("a"));
    assertEquals("``a`b``", Markdown.code("a`b"));
    assertEquals("`` `a ``", Markdown.code("`a"));
    assertEquals("``` a`` ```", Markdown.code("a``"));
  }

  @Test
  void aPipeDoesNotEndACell() {
    assertEquals("`a\\|b`", Markdown.code("a|b"));
  }

  @Test
  void aBlockIsFencedByMoreBackticksThanItHolds() {
    assertEquals("````text\na\n```\n````\n", Markdown.block("a\n```\n"));
  }

  @Test
  void namesInHtmlCannotOpenTags() {
    assertEquals(
        "<code>&lt;/code&gt;&lt;script&gt; &amp; &quot;\\n</code>",
        Markdown.htmlCode("</code><script> & \"\n"));
    assertFalse(PlanMarkdown.render(PlanCases.all().get("evil")).contains("<code>Default/a`b|c\n"));
  }
}
