package io.github.zpacert.cli;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.github.zpacert.config.TenantMismatchException;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.sandbox.SandboxException;
import io.github.zpacert.state.LockHeldException;
import io.github.zpacert.state.StateException;
import io.github.zpacert.tenant.TenantException;
import java.io.IOException;

/**
 * What a failure means to a user: how the run exits, and what there is to say. The one place where an exception becomes
 * a message and a number.
 *
 * @param isBug whether nobody has expected it
 */
record Failure(ExitCode code, ImmutableList<Problem> problems, boolean isBug) {

  static Failure of(Exception e) {
    if (e instanceof CommandException refused) {
      return new Failure(refused.code(), refused.problems(), false);
    }
    if (e instanceof ProblemException wrong) {
      return new Failure(ExitCode.ERROR, wrong.problems(), false);
    }
    if (e instanceof TenantMismatchException mismatch) {
      return expected(ExitCode.REFUSED, mismatch.problem());
    }
    if (e instanceof TenantException remote) {
      return expected(code(remote.kind()), Problem.error(remote.reason()));
    }
    if (e instanceof StateException || e instanceof SandboxException || e instanceof IOException) {
      return expected(code(e), Problem.error(Strings.nullToEmpty(e.getMessage())));
    }
    return new Failure(ExitCode.ERROR, ImmutableList.of(bug(e)), true);
  }

  private static Failure expected(ExitCode code, Problem problem) {
    return new Failure(code, ImmutableList.of(problem), false);
  }

  private static ExitCode code(Exception e) {
    if (e instanceof LockHeldException) {
      return ExitCode.LOCKED;
    }
    boolean isInterrupted =
        e instanceof StateException state && state.kind() == StateException.Kind.INTERRUPTED;
    return isInterrupted ? ExitCode.INTERRUPTED : ExitCode.ERROR;
  }

  static ExitCode code(TenantException.Kind kind) {
    return switch (kind) {
      case UNAUTHORIZED -> ExitCode.UNAUTHORIZED;
      case UNREACHABLE, UNCERTAIN -> ExitCode.UNREACHABLE;
      case INTERRUPTED -> ExitCode.INTERRUPTED;
      case NOT_FOUND, REFERENCED, REFUSED, UNRECORDED, PROTOCOL -> ExitCode.ERROR;
    };
  }

  private static Problem bug(Exception e) {
    return Problem.error("zpacert has a bug: unexpected " + e.getClass().getName())
        .withHint("run again with --log-level debug and report what it says");
  }
}
