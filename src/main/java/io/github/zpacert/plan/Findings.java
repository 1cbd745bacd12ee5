package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** What planning finds on its way: problems that forbid a plan, warnings that only belong into it. */
final class Findings {

  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();

  void add(Problem problem) {
    (problem.isError() ? problems : warnings).add(problem);
  }

  ImmutableList<Problem> warnings() {
    return ImmutableList.copyOf(warnings);
  }

  void throwIfAny() throws ProblemException {
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
  }
}
