package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.cli.SuddenEnd.Moment;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code kill -9} at the writes of an apply, and at the saves of its state, at one after the other, each in a run of its
 * own: the next apply comes to the same end as if nothing had been. Only some of them get their turn, unless
 * {@code -Dzpacert.kill.every=1} says that all of them do.
 */
class KillIT {

  private static final int KILLED = 137;
  private static final String TOOK_OVER = "Warning: took over the lock of a run that has died: ";
  private static final String GOES_ON = "Warning: an interrupted run";

  @TempDir
  Path directory;

  @ParameterizedTest
  @CsvSource({"5, AFTER, ''", "6, AFTER, 7d", "7, BEFORE, ''", "8, BEFORE, 7d"})
  void nothingIsLostAtTheWrites(int step, Moment moment, String retain) throws Exception {
    killAtWrites(Turns.every(step), moment, Scenes.small(directory.resolve("scene"), retain));
  }

  @ParameterizedTest
  @CsvSource({"AFTER, ''", "BEFORE, 7d"})
  void nothingIsLostWhenTwentyOfFortyAreRenewed(Moment moment, String retain) throws Exception {
    killAtWrites(Turns.every(41), moment, Scenes.big(directory.resolve("scene"), retain));
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void nothingIsLostAtTheWritesOfThirtySteps(Moment moment) throws Exception {
    killAtWrites(Turns.every(23), moment, Scenes.thirtySteps(directory.resolve("scene")));
  }

  @ParameterizedTest
  @EnumSource(SuddenSave.Moment.class)
  void nothingIsLostAtTheSavesOfThirtySteps(SuddenSave.Moment moment) throws Exception {
    Scene scene = Scenes.thirtySteps(directory.resolve("scene"));
    Recovery recovery = Recovery.undisturbed(scene, directory.resolve("undisturbed"));
    int step = Turns.every(61);
    int save = 1;
    for (boolean isKilled = true; isKilled; save += step) {
      Scene copy = scene.copyTo(directory.resolve("killed-" + save));
      String story = "killed " + moment + " save " + save;

      Outcome run = SuddenSave.at(moment, save, copy);
      Outcome next = recovery.after(copy, story);

      isKilled = run.code() == KILLED;
      assertTrue(isKilled || run.code() == 0, () -> story + "\n" + run.out() + run.err());
      assertEquals(isKilled, next.err().contains(TOOK_OVER), () -> story + "\n" + next.err());
    }
    int spared = save - step;
    assertTrue(
        spared > 2 * recovery.writes(), "every write is saved before and after, not " + spared);
  }

  @Test
  void nothingIsLostWhenRunAfterRunIsKilled() throws Exception {
    Scene scene = Scenes.small(directory.resolve("scene"), "7d");
    Recovery recovery = Recovery.undisturbed(scene, directory.resolve("undisturbed"));
    Scene copy = scene.copyTo(directory.resolve("killed"));

    int deaths = 0;
    Outcome run = SuddenEnd.at(Moment.BEFORE, 3, copy);
    while (run.code() == KILLED && deaths < recovery.writes()) {
      deaths++;
      run = SuddenEnd.at(deaths % 2 == 0 ? Moment.BEFORE : Moment.AFTER, 3, copy);
    }

    run.expect(ExitCode.SUCCESS);
    // more than three writes may be through by then, as they go out side by side
    assertTrue(deaths > recovery.writes() / 5, "only " + deaths + " deaths");
    recovery.after(copy, "killed " + deaths + " times");
  }

  private void killAtWrites(int step, Moment moment, Scene scene) throws Exception {
    Recovery recovery = Recovery.undisturbed(scene, directory.resolve("undisturbed"));
    for (int write = 1; write <= recovery.writes(); write += step) {
      Scene copy = scene.copyTo(directory.resolve("killed-" + write));
      String story = "killed " + moment + " write " + write + " of " + recovery.writes();

      Outcome killed = SuddenEnd.at(moment, write, copy);
      Outcome next = recovery.after(copy, story);

      assertEquals(KILLED, killed.code(), () -> story + "\n" + killed.out() + killed.err());
      assertTrue(next.err().contains(TOOK_OVER), () -> story + "\n" + next.err());
      assertTrue(next.err().contains(GOES_ON), () -> story + "\n" + next.err());
    }
  }
}
