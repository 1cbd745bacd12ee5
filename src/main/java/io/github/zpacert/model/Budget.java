package io.github.zpacert.model;

/** How many certificates one plan may delete, or change. */
public sealed interface Budget {

  /**
   * Below this many managed certificates a percentage means nothing and does not bind: one of two is
   * half, and a legitimate change.
   */
  int PERCENT_FLOOR = 10;

  /** Returns how many may be when the given number is managed. */
  int allowedOf(int managed);

  /** An absolute number; binds whatever the size of the managed set. */
  record Count(int count) implements Budget {
    @Override
    public int allowedOf(int managed) {
      return count;
    }

    @Override
    public String toString() {
      return Integer.toString(count);
    }
  }

  /** A share of the managed set, rounded down; binds from {@link #PERCENT_FLOOR} certificates on. */
  record Percent(int percent) implements Budget {
    @Override
    public int allowedOf(int managed) {
      return managed < PERCENT_FLOOR ? managed : (int) ((long) managed * percent / 100);
    }

    @Override
    public String toString() {
      return percent + "%";
    }
  }
}
