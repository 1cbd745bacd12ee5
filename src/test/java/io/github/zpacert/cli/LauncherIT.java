package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in places and surroundings that it was not made in. */
class LauncherIT {

  private static final String VERSION =
      "zpacert " + Version.current() + "\nJava " + System.getProperty("java.version") + "\n";

  @TempDir
  Path directory;

  @Test
  void isFoundThroughLinksAndInFoldersWithBlanks() throws Exception {
    Distribution copy = Distribution.copiedTo(directory.resolve("unpacked here/zpacert 1"));
    Path bin = Files.createDirectory(directory.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("absolute"), copy.launcher());
    Files.createSymbolicLink(bin.resolve("zpacert"), Path.of("./absolute"));
    Launcher launcher = new Launcher(directory).program(Path.of("bin/zpacert"));

    Outcome outcome = launcher.with("CDPATH", directory.toString()).run("version");

    assertEquals(new Outcome(0, VERSION, ""), outcome);
  }

  @Test
  void runsWithoutAWordWhenItsArchiveIsOfNoUse() throws Exception {
    Distribution copy = Distribution.copiedTo(directory.resolve("copy"));
    Launcher launcher = new Launcher(directory).program(copy.launcher());
    Files.deleteIfExists(copy.archiveOfJdk17());
    Files.deleteIfExists(copy.archiveOfJdk25());

    Outcome without = launcher.run("version");
    byte[] garbage = new byte[100_000];
    Arrays.fill(garbage, (byte) 'x');
    Files.write(copy.archiveOfJdk17(), garbage);
    Outcome garbled = launcher.run("version");
    Files.write(copy.archiveOfJdk25(), garbage);
    Outcome garbledForNewer = launcher.run("version");

    assertEquals(new Outcome(0, VERSION, ""), without);
    assertEquals(new Outcome(0, VERSION, ""), garbled);
    assertEquals(new Outcome(0, VERSION, ""), garbledForNewer);
  }

  @Test
  void findsJavaByItsHomeOrOnThePath() throws Exception {
    String home = System.getProperty("java.home");
    Launcher launcher = new Launcher(directory).without("JAVA_HOME");

    Outcome onPath =
        launcher.with("PATH", home + "/bin" + File.pathSeparator + "/bin").run("version");
    Outcome nowhere = launcher.with("PATH", "/nowhere").run("version");
    Outcome wrongHome = launcher.with("JAVA_HOME", "/nowhere").run("version");

    assertEquals(new Outcome(0, VERSION, ""), onPath);
    assertEquals(
        new Outcome(
            1,
            "",
            "Error: no Java here: set JAVA_HOME to a JDK or JRE 17 or newer, or put java on the PATH\n"),
        nowhere);
    assertEquals(
        new Outcome(
            1,
            "",
            "Error: JAVA_HOME is \"/nowhere\", and no bin/java is there: set it to a JDK or JRE 17 or newer\n"),
        wrongHome);
  }

  @Test
  void isAJarThatRunsByItself() throws Exception {
    Launcher launcher =
        new Launcher(directory).program(Path.of(System.getProperty("java.home"), "bin", "java"));

    Outcome outcome = launcher.run("-jar", System.getProperty("zpacert.jar"), "version");

    assertEquals(new Outcome(0, VERSION, ""), outcome);
  }
}
