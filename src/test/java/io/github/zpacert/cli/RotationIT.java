package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.State;
import io.github.zpacert.sandbox.Sandbox;
import io.github.zpacert.sandbox.SeenRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twenty of forty certificates renewed at once, in three microtenants, with sixty consumers of all kinds. */
class RotationIT {

  private static final String ONE = "Default/c00.example.com";

  @TempDir
  Path directory;

  @Test
  void movesEveryConsumerAndChangesNothingElse() throws Exception {
    Scene scene = Scenes.big(directory, "");

    Rotated rotated = rotated(scene);

    assertNothingIsLeftToDo(scene);
    assertEquals(60, rotated.consumers());
    assertEquals(20, rotated.successors().size());
    assertEquals(rotated.expectedObjects(), rotated.after().objects());
    assertEquals(rotated.expectedWrites("DELETE"), rotated.seenWrites());
    assertEquals(40, rotated.after().certificates().size());
    assertEquals(0, rotated.certificatesNamedLike(".*\\.(zpacert|retired)-.*"));
  }

  @Test
  void keepsWhatItReplacedAndPutsItBack() throws Exception {
    Scene scene = Scenes.big(directory, "7d");
    String old = scene.id(ONE);
    Rotated rotated = rotated(scene);
    String fresh = scene.id(ONE);

    assertNothingIsLeftToDo(scene);
    assertEquals(20, rotated.successors().size());
    assertEquals(rotated.expectedObjects(), rotated.after().objects());
    assertEquals(rotated.expectedWrites("PUT"), rotated.seenWrites());
    assertEquals(60, rotated.after().certificates().size());
    assertEquals(20, rotated.certificatesNamedLike(".*\\.retired-[0-9a-f]{8}#.*"));
    assertEquals(0, rotated.certificatesNamedLike(".*\\.zpacert-.*"));

    run(scene, "rollback", ONE, "--auto-approve");

    assertEquals(old, scene.id(ONE));
    Picture after = Picture.of(scene);
    assertEquals(rotated.before().certificates().get(old), after.certificates().get(old));
    assertEquals(
        Rotated.swapped(rotated.after().objects(), ImmutableMap.of(fresh, old)), after.objects());
    assertEquals(60, after.certificates().size());
  }

  @Test
  void deletesWhatItKeptOnceItIsDue() throws Exception {
    Scene scene = Scenes.small(directory, "0s");
    Rotated rotated = rotated(scene);
    assertEquals(3, rotated.certificatesNamedLike(".*\\.retired-.*"));

    Outcome apply = run(scene, "apply", "--auto-approve");

    assertEquals("Apply complete! Resources: 0 added, 0 changed, 3 destroyed.", apply.lastLine());
    assertNothingIsLeftToDo(scene);
    Picture after = Picture.of(scene);
    assertEquals(rotated.after().objects(), after.objects());
    assertFalse(after.toString().contains(".retired-"), after::toString);
  }

  private static void assertNothingIsLeftToDo(Scene scene) throws Exception {
    assertEquals(
        "No changes. Your certificates match the configuration.",
        run(scene, "plan", "--detailed-exitcode").lastLine());
  }

  private static Rotated rotated(Scene scene) throws Exception {
    Picture before = Picture.of(scene);
    State owned = scene.state();
    List<SeenRequest> writes;
    try (Sandbox zpa = scene.open()) {
      scene.launcher(zpa).run("apply", "--auto-approve").expect(ExitCode.SUCCESS);
      writes = Scene.writes(zpa);
    }
    return new Rotated(before, Picture.of(scene), Rotated.successors(owned, scene.state()), writes);
  }

  /** Runs the packaged program to its good end. */
  private static Outcome run(Scene scene, String... args) throws Exception {
    try (Sandbox zpa = scene.open()) {
      return scene.launcher(zpa).run(args).expect(ExitCode.SUCCESS);
    }
  }

  /**
   * What a rotation has made of a tenant.
   *
   * @param successors id of the new certificate by that of the old one
   */
  private record Rotated(
      Picture before,
      Picture after,
      ImmutableMap<String, String> successors,
      List<SeenRequest> writes) {

    static ImmutableMap<String, String> successors(State before, State after) {
      return before.resources().values().stream()
          .filter(o -> !now(o, after).equals(o.id()))
          .collect(ImmutableMap.toImmutableMap(Owned::id, o -> now(o, after)));
    }

    /** Returns the id at the address of what was there; its own if nothing is. */
    private static String now(Owned owned, State after) {
      return after.owned(owned.address()).map(Owned::id).orElse(owned.id());
    }

    int consumers() {
      return after.objects().values().stream()
          .mapToInt(json -> json.split("\"certificateId\":", -1).length - 1)
          .sum();
    }

    long certificatesNamedLike(String regex) {
      return after.certificates().values().stream()
          .filter(c -> c.matches(regex))
          .count();
    }

    /** Returns the objects as they were, byte for byte, with the new certificates. */
    Map<String, String> expectedObjects() {
      return swapped(before.objects(), successors);
    }

    static Map<String, String> swapped(
        Map<String, String> objects, Map<String, String> successors) {
      return ImmutableMap.copyOf(Maps.transformValues(objects, json -> swap(json, successors)));
    }

    private static String swap(String json, Map<String, String> successors) {
      String swapped = json;
      for (Map.Entry<String, String> swap : successors.entrySet()) {
        swapped = swapped.replace(holding(swap.getKey()), holding(swap.getValue()));
      }
      return swapped;
    }

    private static String holding(String certificateId) {
      return "\"certificateId\":\"" + certificateId + "\"";
    }

    /** Returns one upload and one rename of each new certificate, one write to each old one and to each consumer. */
    List<String> expectedWrites(String toOldOnes) {
      Stream<String> uploads = successors.values().stream().map(id -> "POST certificate");
      Stream<String> renames = successors.values().stream().map(id -> "PUT " + id);
      Stream<String> old = successors.keySet().stream().map(id -> toOldOnes + " " + id);
      Stream<String> moved =
          Maps.difference(before.objects(), expectedObjects()).entriesDiffering().keySet().stream()
              .map(id -> "PUT " + id);
      return Stream.of(uploads, renames, old, moved).flatMap(w -> w).sorted().toList();
    }

    List<String> seenWrites() {
      return writes.stream()
          .map(w -> w.method() + w.path().replaceFirst(".*/", " "))
          .sorted()
          .toList();
    }
  }
}
