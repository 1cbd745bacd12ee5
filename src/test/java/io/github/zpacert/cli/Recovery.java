package io.github.zpacert.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Owned;
import io.github.zpacert.sandbox.Sandbox;
import io.github.zpacert.x509.PemCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an apply must come to however often it has to be begun: what an undisturbed run of the same scene comes to.
 *
 * <p>A run that goes on after a death is run in this process, which takes a tenth of the time.
 *
 * @param end everything that is true then
 * @param writes how many there are from the beginning to the end
 */
record Recovery(String end, int writes) {

  private static final String NO_CHANGES =
      "No changes. Your certificates match the configuration.\n";

  private static final ImmutableList<String> OF_THE_KEY = ofTheKey();

  /** Every project has the same key for all; what is public of it stands in the first half. */
  private static ImmutableList<String> ofTheKey() {
    List<String> lines = TestCertificates.block(
            "PRIVATE KEY", TestCertificates.rsaKey().getPrivate().getEncoded())
        .lines()
        .toList();
    return ImmutableList.copyOf(lines.subList(lines.size() / 2, lines.size()));
  }

  /** Runs a copy of the scene to its end. */
  static Recovery undisturbed(Scene scene, Path copy) throws Exception {
    Scene whole = scene.copyTo(copy);
    int writes;
    try (Sandbox zpa = whole.open()) {
      whole.run(zpa, "apply", "--auto-approve").expect(ExitCode.SUCCESS);
      writes = Scene.writes(zpa).size();
    }
    requireAllIsAsTheFilesSay(whole);
    return new Recovery(Picture.of(whole).toString(), writes);
  }

  private static void requireAllIsAsTheFilesSay(Scene scene) throws Exception {
    Picture picture = Picture.of(scene);
    assertFalse(picture.toString().contains(".zpacert-"), picture::toString);
    for (Owned owned : scene.state().resources().values()) {
      String name = owned.address().name();
      String pem = Files.readString(scene.certificate(name));
      assertEquals(
          owned.microtenantId() + "/" + name + "#"
              + Fingerprint.ofDer(PemCertificates.ders(pem).get(0)).shortened(),
          picture.certificates().get(owned.id()));
    }
  }

  /**
   * Applies once more after a death, and fails unless all is then as if there had been none.
   *
   * @param story what has happened, for whoever reads of the failure
   * @return what the program said
   */
  Outcome after(Scene dead, String story) throws Exception {
    requireNoKeyIn(dead, story);
    Outcome next;
    try (Sandbox zpa = dead.open()) {
      next = dead.run(zpa, "apply", "--auto-approve");
      assertEquals(0, next.code(), () -> story + "\n" + next.out() + next.err());
      Outcome plan = dead.run(zpa, "plan", "--detailed-exitcode");
      assertEquals(NO_CHANGES, plan.out(), () -> story + "\n" + plan.err());
      assertEquals(0, plan.code(), () -> story + "\n" + plan.err());
      Outcome evidence = dead.run(zpa, "evidence", "verify");
      assertEquals(0, evidence.code(), () -> story + "\n" + evidence.err());
    }
    assertEquals(end, Picture.of(dead).toString(), () -> story + "\n" + next.out() + next.err());
    requireNoKeyIn(dead, story);
    return next;
  }

  /** The keys' own files apart. */
  private static void requireNoKeyIn(Scene scene, String story) throws IOException {
    try (Stream<Path> files = Files.walk(scene.folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.toString().endsWith(".key")) {
          String content = Files.readString(file, ISO_8859_1);
          assertFalse(OF_THE_KEY.stream().anyMatch(content::contains), () -> story + ": " + file);
        }
      }
    }
  }
}
