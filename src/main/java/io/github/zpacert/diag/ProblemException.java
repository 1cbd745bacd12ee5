package io.github.zpacert.diag;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import java.util.Collection;

/** The user's input cannot be used. Carries every problem found, in the order of their places. */
public final class ProblemException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient ImmutableList<Problem> problems;

  public ProblemException(Collection<Problem> problems) {
    super(Joiner.on('\n').join(problems));
    checkArgument(!problems.isEmpty(), "an exception needs a problem");
    this.problems = ImmutableList.sortedCopyOf(Problem.BY_PLACE, problems);
  }

  public ProblemException(Problem problem) {
    this(ImmutableList.of(problem));
  }

  public ImmutableList<Problem> problems() {
    return problems;
  }
}
