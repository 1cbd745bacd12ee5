package io.github.zpacert.zpa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.diag.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThrottleTest {

  private final FakeTime time = new FakeTime();
  private final Effects effects = new Effects(time, time, () -> 1, () -> false, Log.SILENT);

  @Test
  void letsReadsThroughInABunchAndThenWaitsForTheWindow() throws Exception {
    Throttle throttle = Throttle.ofReads(new RateLimit(3, 1, Duration.ofSeconds(10)), effects);

    var passed = new ArrayList<Duration>();
    for (int i = 0; i < 7; i++) {
      assertTrue(throttle.pass(() -> false));
      passed.add(time.elapsed());
    }

    assertEquals(seconds(0, 0, 0, 10, 10, 10, 20), passed);
  }

  @Test
  void slidesItsWindow() throws Exception {
    Throttle throttle = Throttle.ofReads(new RateLimit(2, 1, Duration.ofSeconds(10)), effects);

    throttle.pass(() -> false);
    time.pass(Duration.ofSeconds(9));
    throttle.pass(() -> false);
    throttle.pass(() -> false);
    throttle.pass(() -> false);

    assertEquals(Duration.ofSeconds(19), time.elapsed());
  }

  @Test
  void spreadsWritesOverTheWindow() throws Exception {
    Throttle throttle = Throttle.ofWrites(RateLimit.DOCUMENTED, effects);

    var passed = new ArrayList<Duration>();
    for (int i = 0; i < 12; i++) {
      throttle.pass(() -> false);
      passed.add(time.elapsed());
    }

    assertEquals(seconds(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), passed);
  }

  @Test
  void holdsEverybodyBackDuringAPause() throws Exception {
    Throttle throttle = Throttle.ofReads(RateLimit.DOCUMENTED, effects);

    throttle.pause(Duration.ofSeconds(13));
    throttle.pause(Duration.ofSeconds(2));
    throttle.pass(() -> false);
    throttle.pass(() -> false);

    assertEquals(seconds(13), time.slept());
  }

  @Test
  void takesNoTurnOnceInterrupted() throws Exception {
    Throttle throttle = Throttle.ofReads(RateLimit.DOCUMENTED, effects);
    var looks = new AtomicInteger();
    throttle.pause(Duration.ofSeconds(13));

    assertFalse(throttle.pass(() -> true));
    assertFalse(throttle.pass(() -> looks.incrementAndGet() > 1));

    assertEquals(seconds(13), time.slept());
  }

  @Test
  void doesNotWaitForAClockThatWasSetBack() throws Exception {
    Throttle throttle = Throttle.ofReads(new RateLimit(1, 1, Duration.ofSeconds(10)), effects);
    throttle.pass(() -> false);

    time.pass(Duration.ofHours(-5));
    throttle.pass(() -> false);

    assertEquals(List.of(), time.slept());
  }

  @Test
  void keepsTheLimitWhenManyThreadsCompete() throws Exception {
    Throttle throttle = Throttle.ofReads(new RateLimit(5, 1, Duration.ofSeconds(10)), effects);
    Callable<Object> caller = () -> {
      for (int i = 0; i < 10; i++) {
        throttle.pass(() -> false);
      }
      return "done";
    };
    var threads = Executors.newFixedThreadPool(4);
    try {
      for (var future : threads.invokeAll(List.of(caller, caller, caller, caller))) {
        future.get();
      }
    } finally {
      threads.shutdown();
    }

    // forty turns of five a window: eight windows, the first at once
    assertEquals(Duration.ofSeconds(70), time.elapsed());
  }

  private static List<Duration> seconds(Integer... numbers) {
    return Stream.of(numbers).map(Duration::ofSeconds).toList();
  }
}
