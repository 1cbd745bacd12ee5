package io.github.zpacert.report;

import java.util.Locale;

/** The kinds of finding that machines tell apart. Their ids never change. */
enum Rule {
  REFUSED(true, "Policy or protection forbids the plan."),
  ERROR(true, "The run could not do what was asked for."),
  WARNING(false, "Somebody should know of this; it stops nothing."),
  CHANGED_OUTSIDE(true, "The tenant is not as zpacert has left it."),
  GONE(true, "A certificate that zpacert manages is gone from the tenant."),
  CONFIG_AHEAD(false, "The files want what was never applied."),
  EXPIRING(false, "A managed certificate expires soon, or has expired.");

  private final boolean isError;
  private final String description;

  Rule(boolean isError, String description) {
    this.isError = isError;
    this.description = description;
  }

  /** Returns {@code zpacert/changed-outside}. */
  String id() {
    return "zpacert/" + word();
  }

  /** Returns {@code changed-outside}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the word of SARIF, and of GitHub's annotations. */
  String level() {
    return isError ? "error" : "warning";
  }

  String description() {
    return description;
  }
}
