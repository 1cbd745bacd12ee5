package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** What planning finds on its way: problems that forbid to make a plan, findings that belong into it. */
final class Findings {

  private final List<Problem> problems = new ArrayList<>();
  private final List<Finding> found = new ArrayList<>();

  void add(Problem problem) {
    problems.add(problem);
  }

  void add(Finding finding) {
    found.add(finding);
  }

  ImmutableList<Finding> found() {
    return ImmutableList.copyOf(found);
  }

  void throwIfAny() throws ProblemException {
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
  }
}
