package io.github.zpacert.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTextTest {

  private static final Problem UNKNOWN_KEY = Problem.error(
          new Position("zpacert.yaml", 12, 5), "unknown key \"protct\"")
      .withHint("did you mean \"protect\"?");

  @Test
  void anErrorNamesItsPlaceAndBelowItWhatToDo() {
    assertEquals(
        "Error: zpacert.yaml:12:5: unknown key \"protct\"\n  did you mean \"protect\"?\n",
        ProblemText.render(UNKNOWN_KEY, Style.PLAIN));
  }

  @Test
  void aProblemWithoutPlaceOrHintIsOneLine() {
    assertEquals(
        "Warning: the state is empty\n",
        ProblemText.render(Problem.warning("the state is empty"), Style.PLAIN));
  }

  @Test
  void onlyTheFirstWordIsColoured() {
    assertEquals(
        "\u001b[31mError:\u001b[0m zpacert.yaml:12:5: unknown key \"protct\"\n"
            + "  did you mean \"protect\"?\n"
            + "\u001b[33mWarning:\u001b[0m careful\n",
        ProblemText.render(List.of(UNKNOWN_KEY, Problem.warning("careful")), Style.ANSI));
  }

  @Test
  void textFromOutsideStaysOnItsLine() {
    Problem evil = Problem.error(new Position("a\nb", 1, 2), "c\nd").withHint("e\u001b[0m");

    assertEquals("Error: a\\nb:1:2: c\\nd\n  e\\u001b[0m\n", ProblemText.render(evil, Style.PLAIN));
  }
}
