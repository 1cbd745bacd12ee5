package io.github.zpacert.zpa;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.zpacert.diag.Log;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EffectsTest {

  @Test
  void endsItsSleepWhenTheRunIsInterrupted() {
    var looks = new AtomicInteger();
    var effects = Effects.ofSystem(() -> looks.incrementAndGet() > 1, Log.SILENT);

    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> effects.sleeper().sleep(Duration.ofHours(1)));
  }
}
