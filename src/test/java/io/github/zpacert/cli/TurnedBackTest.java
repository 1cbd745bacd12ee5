package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.sandbox.Faults;
import io.github.zpacert.sandbox.Sandbox;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People who change their minds when a rotation was cut off after one of its writes, after one after the other. */
class TurnedBackTest {

  private static final ImmutableList<String> RENEWED = ImmutableList.of("a", "b", "f");
  private static final Pattern HALFWAY = Pattern.compile(
      "\"(Default|Finance)/([abf])\\.zpacert-[0-9a-f]{8}\" would be deleted and is shown by ");

  @TempDir
  private Path directory;

  @ParameterizedTest
  @CsvSource({"2, ''", "4, 7d"})
  void theFormerCertificatesCanBeHadBack(int step, String retain) throws Exception {
    Scene scene = Scenes.small(directory.resolve("scene"), retain);
    int writes = Recovery.undisturbed(scene, directory.resolve("undisturbed")).writes();
    String end = applied(former(scene.copyTo(directory.resolve("former"))));
    for (int write = 1; write <= writes; write += Turns.every(step)) {
      Scene cut = former(cutAfter(write, scene));

      assertEquals(end, applied(cut), "cut after write " + write + " of " + writes);
    }
  }

  @Test
  void thirdCertificatesAreTakenOnceNothingIsHalfway() throws Exception {
    Scene scene = Scenes.small(directory.resolve("scene"), "");
    int writes = Recovery.undisturbed(scene, directory.resolve("undisturbed")).writes();
    String end = applied(third(scene.copyTo(directory.resolve("third"))));
    int refused = 0;
    for (int write = 1; write <= writes; write += Turns.every(3)) {
      Scene cut = third(cutAfter(write, scene));

      Outcome apply = run(cut, "apply", "--auto-approve");

      if (apply.code() == ExitCode.REFUSED.number) {
        refused++;
        rollBack(cut, apply);
      } else {
        apply.expect(ExitCode.SUCCESS);
      }
      assertEquals(end, applied(cut), "cut after write " + write + " of " + writes);
    }
    assertTrue(refused > 0 && refused < writes, refused + " of " + writes);
  }

  /** Does what the refusal asks for. */
  private static void rollBack(Scene scene, Outcome refusal) throws Exception {
    ImmutableList<String> halfway = HALFWAY
        .matcher(refusal.err())
        .results()
        .map(found -> found.group(1) + "/" + found.group(2))
        .distinct()
        .collect(ImmutableList.toImmutableList());
    assertFalse(halfway.isEmpty(), refusal::err);
    for (String address : halfway) {
      run(scene, "rollback", address, "--auto-approve").expect(ExitCode.SUCCESS);
    }
  }

  /** The files hold the certificates that were there before the rotation. */
  private static Scene former(Scene scene) throws Exception {
    for (String name : RENEWED) {
      Files.copy(scene.former(name), scene.certificate(name), StandardCopyOption.REPLACE_EXISTING);
    }
    return scene;
  }

  /** The files hold certificates that were never there before. */
  private static Scene third(Scene scene) throws Exception {
    for (String name : RENEWED) {
      Files.writeString(
          scene.certificate(name),
          TestCertificates.named(name)
              .key(TestCertificates.rsaKey())
              .serial(BigInteger.valueOf(3333))
              .selfSigned()
              .pem());
    }
    return scene;
  }

  /** Returns a copy in which nobody could reach the ZPA any more after so many writes. */
  private Scene cutAfter(int write, Scene scene) throws Exception {
    Scene copy = scene.copyTo(directory.resolve("cut-" + write));
    AtomicInteger left = new AtomicInteger(write);
    Faults unreachable = Faults.parse("reset=1");
    try (Sandbox zpa = copy.open(options -> options
        .faults(unreachable)
        .random(() -> left.get() > 0 ? 1 : 0)
        .afterWrite(w -> left.decrementAndGet()))) {
      copy.cli(zpa).inStandingTime().run("apply", "--auto-approve", "--parallelism=1");
    }
    assertEquals(0, left.get(), "the writes that were left when it ended");
    return copy;
  }

  /** Applies, and returns what is true then, without what is kept for a rollback. */
  private static String applied(Scene scene) throws Exception {
    run(scene, "apply", "--auto-approve").expect(ExitCode.SUCCESS);
    run(scene, "plan", "--detailed-exitcode").expect(ExitCode.SUCCESS);
    return Picture.of(scene)
        .toString()
        .lines()
        .filter(line -> !line.matches("\\d+/\\S+\\.retired-.*"))
        .map(line -> line.replaceAll(" retired \\S+ as \\S+", ""))
        .collect(Collectors.joining("\n"));
  }

  private static Outcome run(Scene scene, String... args) throws Exception {
    try (Sandbox zpa = scene.open()) {
      return scene.cli(zpa).inStandingTime().run(args);
    }
  }
}
