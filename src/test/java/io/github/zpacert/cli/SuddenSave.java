package io.github.zpacert.cli;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.cli.Debugger.Place;
import io.github.zpacert.sandbox.Sandbox;
import java.util.List;
import java.util.Optional;

/** Kills the packaged program, as {@code kill -9} does, while it saves its state. */
final class SuddenSave {

  /** When, in the life of a save. */
  enum Moment {
    /** Nothing is written yet. */
    BEFORE(Optional.empty()),
    /** The new state is in a file beside the old one. */
    AMID(Optional.of(new Place("java.nio.file.Files", "move"))),
    /** The new state is in the place of the old one, and the program does not know. */
    AFTER(Optional.of(new Place("io.github.zpacert.state.PrivateFile", "syncFolder")));

    private final Optional<Place> place;

    Moment(Optional<Place> place) {
      this.place = place;
    }
  }

  private static final Place SAVE = new Place("io.github.zpacert.state.StateFiles", "writeState");

  private final Moment moment;
  private final int save;
  private int saves;

  private SuddenSave(Moment moment, int save) {
    this.moment = moment;
    this.save = save;
  }

  /**
   * Applies a scene until then, or to the end if it comes first.
   *
   * @param save its number, from 1
   */
  static Outcome at(Moment moment, int save, Scene scene) throws Exception {
    return new SuddenSave(moment, save).apply(scene);
  }

  private Outcome apply(Scene scene) throws Exception {
    try (Sandbox zpa = scene.open();
        Debugger debugger = new Debugger();
        Running running = scene
            .launcher(zpa)
            .with("ZPACERT_JAVA_OPTS", debugger.jvmOptions())
            .start("apply", "--auto-approve")) {
      debugger.follow(place -> reached(place, running), places());
      return running.end();
    }
  }

  private Place[] places() {
    List<Place> places = ImmutableList.<Place>builder()
        .add(SAVE)
        .addAll(moment.place.stream().iterator())
        .build();
    return places.toArray(new Place[0]);
  }

  /** The first place of its kind that comes after the beginning of a save belongs to it: one is saved at a time. */
  private void reached(Place place, Running running) throws InterruptedException {
    if (place.equals(SAVE)) {
      saves++;
    }
    if (saves == save && place.equals(moment.place.orElse(SAVE))) {
      running.kill();
    }
  }
}
