package io.github.zpacert.cli;

/** Which of many moments get their turn, where each costs a run or two. */
final class Turns {

  private Turns() {}

  /**
   * Returns how far it is from one to the next.
   *
   * @param usual unless {@code -Dzpacert.kill.every=1} says that all get their turn
   */
  static int every(int usual) {
    return Integer.getInteger("zpacert.kill.every", usual);
  }
}
