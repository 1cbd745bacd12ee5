package io.github.zpacert.cli;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import java.util.Collection;

/** A command that cannot go on, with what to tell the user and how to exit. */
final class CommandException extends Exception {

  private static final long serialVersionUID = 1L;

  private final ExitCode code;
  private final transient ImmutableList<Problem> problems;

  CommandException(ExitCode code, Collection<Problem> problems) {
    super(Joiner.on('\n').join(problems));
    this.code = code;
    this.problems = ImmutableList.copyOf(problems);
  }

  CommandException(ExitCode code, Problem problem) {
    this(code, ImmutableList.of(problem));
  }

  ExitCode code() {
    return code;
  }

  ImmutableList<Problem> problems() {
    return problems;
  }
}
