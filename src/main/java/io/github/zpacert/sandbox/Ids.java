package io.github.zpacert.sandbox;

/** Ids for a change that is not made yet: if it is not made, they were not given away. */
final class Ids {

  private long last;

  /** Begins after an id. */
  Ids(long last) {
    this.last = last;
  }

  String next() {
    last++;
    return Long.toString(last);
  }

  long last() {
    return last;
  }
}
