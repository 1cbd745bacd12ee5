package io.github.zpacert.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Expected texts as files; {@code -Dgolden.update} accepts what is there now, and the diff of git is the review. */
public final class Golden {

  public static final Path ROOT = Path.of("src/test/resources/golden");

  private Golden() {}

  static boolean isUpdate() {
    return System.getProperty("golden.update") != null;
  }

  public static void assertMatches(String name, String actual) throws IOException {
    Path file = ROOT.resolve(name);
    if (isUpdate()) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
    }
    assertEquals(Files.readString(file, UTF_8), actual, () -> "differs from " + file);
  }

  /** Returns the folders of a folder, each of which is a case. */
  public static List<Path> cases(String folder) throws IOException {
    try (Stream<Path> entries = Files.list(ROOT.resolve(folder))) {
      return entries.filter(Files::isDirectory).sorted().toList();
    }
  }
}
