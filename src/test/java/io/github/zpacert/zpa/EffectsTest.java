package io.github.zpacert.zpa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.diag.Log;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EffectsTest {

  private final FakeTime time = new FakeTime();

  @Test
  void sleepsAsLongAsItIsAskedTo() throws Exception {
    var effects = Effects.of(time, time, () -> false, Log.SILENT);

    effects.sleeper().sleep(Duration.ofMillis(61_050));

    assertEquals(Duration.ofMillis(61_050), time.elapsed());
  }

  @Test
  void endsItsSleepWhenTheRunIsInterrupted() throws Exception {
    var looks = new AtomicInteger();
    var effects = Effects.of(time, time, () -> looks.incrementAndGet() > 3, Log.SILENT);

    effects.sleeper().sleep(Duration.ofHours(1));

    assertTrue(
        time.elapsed().compareTo(Duration.ofSeconds(1)) < 0, time.elapsed().toString());
  }
}
