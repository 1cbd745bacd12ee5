package io.github.zpacert.cli;

/** The last line of a terminal while something long goes on. Pure: returns what is to be printed. */
final class ProgressBar {

  private static final int WIDTH = 30;
  private static final String ERASE_LINE = "\r\u001b[K";

  private boolean isShown;

  /** Returns the bar in place of the one before; the full bar is nothing to show any more. */
  String show(String what, int done, int total) {
    if (total < 2 || done >= total) {
      return remove();
    }
    int filled = done * WIDTH / total;
    isShown = true;
    return ERASE_LINE + what + " [" + "=".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + done
        + "/" + total;
  }

  /** Returns what takes the bar away, if there is one. */
  String remove() {
    String erase = isShown ? ERASE_LINE : "";
    isShown = false;
    return erase;
  }
}
