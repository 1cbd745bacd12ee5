package io.github.zpacert.material;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Position;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceReaderTest {

  @TempDir
  private Path temp;

  private MaterialFolder folder;

  @BeforeEach
  void openFolder() {
    folder = new MaterialFolder(temp);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8191, 8192, 8193, 1 << 20})
  void readsFilesOfEverySizeUpToTheLimit(int size) throws Exception {
    byte[] content = new byte[size];
    java.util.Arrays.fill(content, (byte) 'x');

    assertArrayEquals(content, folder.reader().bytes(folder.file("f", content)));
  }

  @Test
  void refusesMoreThanTheLimit() {
    assertRefused("f is larger than 1 MiB", false, folder.file("f", new byte[(1 << 20) + 1]));
    assertRefused(
        "command head printed more than 1 MiB",
        false,
        folder.exec("head", "-c", "1048577", "/dev/zero"));
    assertRefused("command yes printed more than 1 MiB", false, folder.exec("yes"));
  }

  @Test
  void saysWhatIsWrongWithAFile() throws Exception {
    Files.createDirectory(temp.resolve("d"));

    assertRefused("f does not exist", true, folder.named("f"));
    assertRefused("d is a folder, expected a file", false, folder.named("d"));
  }

  @Test
  void takesTheEnvironmentItWasGiven() throws Exception {
    assertEquals("größe", text(folder.env("NAME", "größe")));
    assertRefused("environment variable PATHX is not set", true, new Source.OfEnv("PATHX"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "secret\n", "secret\r\n"})
  void dropsOneLineEndOfAPassword(String content) throws Exception {
    try (var password = folder.reader().password(folder.file("p", content))) {
      assertEquals("secret", new String(password.reveal()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {" se cret \n", "secret\n\n", "\r\n", "\n", "", "secret\r"})
  void keepsTheRestOfAPassword(String content) throws Exception {
    String expected = content.endsWith("\r\n")
        ? content.substring(0, content.length() - 2)
        : content.endsWith("\n") ? content.substring(0, content.length() - 1) : content;

    try (var password = folder.reader().password(folder.file("p", content))) {
      assertEquals(expected, new String(password.reveal()));
    }
  }

  @Test
  void startsAProgramInItsFolderWithTheEnvironmentAndWithoutAShell() throws Exception {
    folder.env("GREETING", "hello");

    assertEquals(temp.toRealPath() + "\n", text(folder.exec("pwd", "-P")));
    assertEquals("hello\n", text(folder.exec("printenv", "GREETING")));
    assertEquals("$GREETING; *\n", text(folder.exec("echo", "$GREETING; *")));
  }

  @Test
  void givesAProgramNothingToRead() throws Exception {
    assertEquals("", text(folder.exec("cat")));
  }

  @Test
  void findsAProgramByItsPathFromTheFolder() throws Exception {
    Files.writeString(temp.resolve("give"), "#!/bin/sh\necho given\n");
    Files.setPosixFilePermissions(
        temp.resolve("give"), PosixFilePermissions.fromString("rwx------"));

    assertEquals("given\n", text(folder.exec("./give")));
  }

  @Test
  void saysThatAProgramCannotBeStarted() {
    assertRefused(
        "command no-such-program cannot be started", true, folder.exec("no-such-program"));
    assertRefused(
        "command ls cannot be started: its folder does not exist",
        true,
        new Source.OfExec(ImmutableList.of("ls"), temp.resolve("nowhere")));
  }

  @Test
  void saysHowAProgramEnded() {
    assertRefused("command false ended with exit code 1", true, folder.exec("false"));
    assertRefused(
        "command sh ended with exit code 3: no token",
        true,
        folder.exec("sh", "-c", "echo secret; printf '\\nno token\\nmore' >&2; exit 3"));
  }

  @Test
  void doesNotRepeatPemThatAProgramComplainsWith() {
    assertRefused(
        "command sh ended with exit code 1",
        true,
        folder.exec("sh", "-c", "echo '-----BEGIN PRIVATE KEY----- MIIB' >&2; exit 1"));
  }

  @Test
  void readsOnWhileAProgramComplainsAtLength() throws Exception {
    assertEquals(
        "done\n", text(folder.exec("sh", "-c", "head -c 300000 /dev/zero >&2; echo done")));
  }

  @Test
  @Timeout(60)
  void stopsAProgramAndItsChildrenAtTheLimit() {
    var reader = new SourceReader(Map.of("PATH", "/usr/bin:/bin"), Duration.ofSeconds(2));

    var e = assertThrows(
        SourceException.class,
        () -> reader.bytes(folder.exec("sh", "-c", "sleep 987 & echo $! > child; wait")));

    assertEquals("command sh ran longer than 2s and was stopped", e.getMessage());
    assertTrue(e.isUnreachable());
    assertTrue(childIsGone());
  }

  @Test
  void keepsTheInterruption() {
    Thread.currentThread().interrupt();

    assertRefused("command sleep was interrupted", true, folder.exec("sleep", "9"));
    assertTrue(Thread.interrupted());
  }

  @Test
  void saysWhatToDoWithAPlace() {
    var problem = SourceException.unfit("portal.key is odd")
        .withHint("mend it")
        .asked("private key")
        .problem(new Position("zpacert.yaml", 3, 7));

    assertEquals("zpacert.yaml:3:7: private key: portal.key is odd (mend it)", problem.toString());
    assertFalse(problem.hint().isEmpty());
  }

  private boolean childIsGone() {
    try {
      long pid = Long.parseLong(Files.readString(temp.resolve("child")).strip());
      Optional<ProcessHandle> child = ProcessHandle.of(pid);
      child.ifPresent(c -> c.onExit().join());
      return true;
    } catch (java.io.IOException e) {
      return false;
    }
  }

  private String text(Source source) throws SourceException {
    return new String(folder.reader().bytes(source), UTF_8);
  }

  private void assertRefused(String expected, boolean unreachable, Source source) {
    var e = assertThrows(SourceException.class, () -> folder.reader().bytes(source));
    assertEquals(expected, e.getMessage());
    assertEquals(unreachable, e.isUnreachable());
  }
}
