package io.github.zpacert.retry;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  private static final double LUCKY = 0;
  private static final double UNLUCKY = 1;

  private final RetryPolicy policy = new RetryPolicy(6, ofSeconds(1), ofSeconds(10), ofSeconds(60));

  @Test
  void doublesItsWaitUpToTheCap() {
    var waits = IntStream.rangeClosed(1, 5)
        .mapToObj(failed -> ownDelay(failed, UNLUCKY).orElseThrow())
        .toList();

    assertEquals(
        List.of(ofSeconds(1), ofSeconds(2), ofSeconds(4), ofSeconds(8), ofSeconds(10)), waits);
  }

  @Test
  void leavesHalfOfEachWaitToChance() {
    assertEquals(Optional.of(ofMillis(500)), ownDelay(1, LUCKY));
    assertEquals(Optional.of(ofMillis(750)), ownDelay(1, 0.5));
    assertEquals(Optional.of(ofSeconds(5)), ownDelay(5, LUCKY));
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    assertEquals(Optional.empty(), ownDelay(6, LUCKY));
    assertEquals(Optional.empty(), policy.delayAfter(6, ZERO, Optional.of(ZERO), LUCKY));
  }

  @Test
  void waitsAsLongAsTheServerAsksEvenBeyondTheCap() {
    assertEquals(
        Optional.of(ofSeconds(42)),
        policy.delayAfter(1, ZERO, Optional.of(ofSeconds(42)), UNLUCKY));
  }

  @Test
  void givesUpWhenTheServerAsksForMoreThanTheBoundLeaves() {
    var asked = Optional.of(ofSeconds(20));

    assertEquals(asked, policy.delayAfter(2, ofSeconds(40), asked, LUCKY));
    assertEquals(Optional.empty(), policy.delayAfter(2, ofMillis(40_001), asked, LUCKY));
    assertEquals(Optional.empty(), policy.delayAfter(1, ZERO, Optional.of(ofHours(1)), LUCKY));
  }

  @Test
  void staysAtTheCapHoweverManyAttemptsFail() {
    var patient = new RetryPolicy(Integer.MAX_VALUE, ofSeconds(1), ofSeconds(10), ofHours(24));

    assertEquals(
        Optional.of(ofSeconds(10)), patient.delayAfter(1_000_000, ZERO, Optional.empty(), UNLUCKY));
  }

  @Test
  void refusesToExistWithoutAnAttempt() {
    var e = assertThrows(
        IllegalArgumentException.class, () -> new RetryPolicy(0, ZERO, ZERO, ofHours(1)));

    assertEquals("attempts must be at least 1: 0", e.getMessage());
  }

  private Optional<Duration> ownDelay(int failed, double random) {
    return policy.delayAfter(failed, ZERO, Optional.empty(), random);
  }
}
