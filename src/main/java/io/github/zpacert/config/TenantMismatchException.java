package io.github.zpacert.config;

import io.github.zpacert.diag.Problem;

/**
 * The files are right but pin another tenant than the environment's credentials belong to. Apart from
 * the user's mistakes in a file because it is a refusal: going on could change the wrong tenant.
 */
public final class TenantMismatchException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  TenantMismatchException(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  /** Returns what differs, with the place of the pin. */
  public Problem problem() {
    return problem;
  }
}
