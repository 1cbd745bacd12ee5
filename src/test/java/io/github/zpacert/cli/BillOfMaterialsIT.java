package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.common.base.Splitter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of what is shipped, against what is in the program. */
class BillOfMaterialsIT {

  /** Holds no class at all: guava names it so that nobody else's comes in its place. */
  private static final String EMPTY =
      "listenablefuture-9999.0-empty-to-avoid-conflict-with-guava.jar";

  private final Path home = Launcher.packaged().getParent().getParent();

  @Test
  void listsExactlyWhatIsShipped() throws Exception {
    JsonNode bom = new JsonMapper().readTree(home.resolve("bom.json"));
    Set<String> listed = new TreeSet<>();
    bom.path("components")
        .forEach(c -> listed.add(
            c.path("name").stringValue() + "-" + c.path("version").stringValue() + ".jar"));
    listed.remove(EMPTY);

    assertEquals(shipped(), listed);
    assertEquals(
        "CycloneDX 1.6",
        bom.path("bomFormat").stringValue() + " " + bom.path("specVersion").stringValue());
  }

  @Test
  void isTheSameFromEveryBuild() throws Exception {
    JsonNode bom = new JsonMapper().readTree(home.resolve("bom.json"));

    assertFalse(bom.has("serialNumber"));
    assertFalse(bom.path("metadata").has("timestamp"));
  }

  /** Returns the files on our class path all of whose classes are in the program. */
  private Set<String> shipped() throws IOException {
    Set<String> ours = classes(home.resolve("lib/zpacert.jar"));
    Set<String> shipped = new TreeSet<>();
    for (String entry :
        Splitter.on(File.pathSeparator).split(System.getProperty("java.class.path"))) {
      Path file = Path.of(entry);
      if (entry.endsWith(".jar")
          && !file.startsWith(Path.of("target").toAbsolutePath())
          && Files.isRegularFile(file)) {
        Set<String> classes = classes(file);
        if (!classes.isEmpty() && ours.containsAll(classes)) {
          shipped.add(file.getFileName().toString());
        }
      }
    }
    return shipped;
  }

  /** Returns the classes that have a name of their own: how many others there are is up to the compiler. */
  private static Set<String> classes(Path jar) throws IOException {
    Set<String> classes = new HashSet<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .filter(name -> !name.matches(".*\\$\\d+\\.class"))
          .forEach(classes::add);
    }
    return classes;
  }
}
