package io.github.zpacert.zpa;

import java.time.Duration;

/** Lets time pass. May return early; whoever calls looks at the clock again where it matters. */
@FunctionalInterface
public interface Sleeper {

  void sleep(Duration duration) throws InterruptedException;
}
