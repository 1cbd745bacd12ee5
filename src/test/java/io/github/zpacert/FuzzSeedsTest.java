package io.github.zpacert;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Feeds every {@link FuzzTarget} its seeds and damaged copies of them, the same ones in every run. The fuzzer, {@code
 * mvn -q -Pfuzz test}, begins with these seeds and goes on where it finds something new.
 */
class FuzzSeedsTest {

  private static final int DAMAGES = 400;
  private static final String BITS = "\"'{}[]:,\\-&*!|>\n\t \0\u00ff0";

  @TestFactory
  Stream<DynamicTest> readsWhateverComes() {
    return FuzzTargets.ALL.entrySet().stream()
        .map(e -> dynamicTest(e.getKey(), () -> feed(e.getValue().get())));
  }

  private static void feed(FuzzTarget target) throws Exception {
    SplittableRandom dice = new SplittableRandom(4711);
    List<byte[]> seeds = target.seeds();
    for (byte[] seed : seeds) {
      feed(target, seed);
      for (int i = 0; i < DAMAGES / seeds.size(); i++) {
        feed(target, damaged(seed, seeds.get(dice.nextInt(seeds.size())), dice));
      }
    }
  }

  private static void feed(FuzzTarget target, byte[] input) {
    try {
      assertTimeoutPreemptively(Duration.ofSeconds(30), () -> target.eat(input));
    } catch (AssertionError | RuntimeException | StackOverflowError e) {
      fail("fed with " + Base64.getEncoder().encodeToString(input), e);
    }
  }

  /** Returns a copy that is cut, spliced with another or changed in a few places. */
  private static byte[] damaged(byte[] seed, byte[] other, SplittableRandom dice) {
    int at = dice.nextInt(seed.length + 1);
    return switch (dice.nextInt(4)) {
      case 0 -> Arrays.copyOf(seed, at);
      case 1 -> spliced(seed, at, other, dice.nextInt(other.length + 1));
      case 2 -> spliced(seed, at, seed, dice.nextInt(seed.length + 1));
      default -> changed(seed.clone(), dice);
    };
  }

  private static byte[] spliced(byte[] head, int to, byte[] tail, int from) {
    byte[] all = Arrays.copyOf(head, to + tail.length - from);
    System.arraycopy(tail, from, all, to, tail.length - from);
    return all;
  }

  private static byte[] changed(byte[] bytes, SplittableRandom dice) {
    byte[] bits = BITS.getBytes(ISO_8859_1);
    for (int i = dice.nextInt(1, 4); i > 0 && bytes.length > 0; i--) {
      byte any = (byte) dice.nextInt(256);
      bytes[dice.nextInt(bytes.length)] =
          dice.nextBoolean() ? any : bits[dice.nextInt(bits.length)];
    }
    return bytes;
  }
}
