package io.github.zpacert.plan;

import static io.github.zpacert.plan.Worlds.app;
import static io.github.zpacert.plan.Worlds.desired;
import static io.github.zpacert.plan.Worlds.files;
import static io.github.zpacert.plan.Worlds.live;
import static io.github.zpacert.plan.Worlds.owned;
import static io.github.zpacert.plan.Worlds.request;
import static io.github.zpacert.plan.Worlds.retaining;
import static io.github.zpacert.plan.Worlds.rotation;
import static io.github.zpacert.plan.Worlds.state;
import static io.github.zpacert.plan.Worlds.usage;
import static io.github.zpacert.plan.Worlds.world;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.zpacert.model.Microtenant;
import io.github.zpacert.model.Policy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {

  @Test
  void countsEveryWriteAndTheReadAfterIt() throws Exception {
    World world = world(
        files(desired("new", "n"), desired("kept", "k")),
        state(owned("kept", "1", "k"), owned("old", "2", "o")),
        live("1", "kept", "k"),
        live("2", "old", "o"));

    assertEquals(new Estimate(2, 2), Planner.plan(world, request()).estimate());
  }

  @Test
  void writesASegmentOnceHoweverManyOfItsApplicationsMove() throws Exception {
    World world = world(
            files(desired("a", "a2"), desired("b", "b2")),
            state(owned("a", "1", "a1"), owned("b", "2", "b1")),
            live("1", "a", "a1"),
            live("2", "b", "b1"))
        .withUsage(usage(
            app(Microtenant.DEFAULT, "shared", "a2", "1"),
            app(Microtenant.DEFAULT, "shared", "b2", "2")));

    // two uploads, deletes and renames, each read back; one segment read, written, read; one scan
    // of six
    assertEquals(new Estimate(6 + 2 + 6, 6 + 1), estimate(world, Policy.DEFAULT));
    // what is kept is nobody's loss: no second look
    assertEquals(new Estimate(6 + 2, 6 + 1), estimate(world, rotation(retaining())));
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0", "2, 5, 4", "20, 0, 0", "21, 0, 10", "214, 37, 100", "0, 120, 119"})
  void tellsTheTimeAtTheLimits(int reads, int writes, int seconds) {
    assertEquals(Duration.ofSeconds(seconds), new Estimate(reads, writes).atLimits());
  }

  private static Estimate estimate(World world, Policy policy) throws Exception {
    return Planner.plan(world, request(policy)).estimate();
  }
}
