package io.github.zpacert.zpa;

import java.util.concurrent.atomic.LongAdder;

/** Counts what is sent. */
final class Tally {

  private final LongAdder signIns = new LongAdder();
  private final LongAdder reads = new LongAdder();
  private final LongAdder writes = new LongAdder();

  void signIn() {
    signIns.increment();
  }

  void request(boolean read) {
    (read ? reads : writes).increment();
  }

  RequestCounts counts() {
    return new RequestCounts(signIns.sum(), reads.sum(), writes.sum());
  }
}
