package io.github.zpacert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map of our packages, which the README draws, against what the compiler made of them. */
class ArchitectureTest {

  private static final String ROOT = "io.github.zpacert.";

  /** Which packages a package may use: a new one goes below all that it uses. Nobody uses {@code cli}. */
  private static final ImmutableMap<String, Set<String>> MAY_USE =
      ImmutableMap.<String, Set<String>>builder()
          .put("diag", Set.of())
          .put("retry", Set.of())
          .put("model", Set.of("diag"))
          .put("x509", Set.of("model"))
          .put("net", Set.of("x509", "model", "diag"))
          .put("notify", Set.of("net", "retry", "model", "diag"))
          .put("tenant", Set.of("model"))
          .put("plan", Set.of("model", "diag"))
          .put("approval", Set.of("x509", "model", "diag"))
          .put("material", Set.of("x509", "model", "diag"))
          .put("state", Set.of("model", "diag"))
          .put("state.http", Set.of("state", "net", "retry", "model", "diag"))
          .put("state.postgres", Set.of("state", "net", "model", "diag"))
          .put("state.s3", Set.of("state", "net", "model", "diag"))
          .put("change", Set.of("diag"))
          .put("config", Set.of("state", "material", "change", "net", "model", "diag"))
          .put("zpa", Set.of("net", "tenant", "retry", "x509", "model", "diag"))
          .put("sandbox", Set.of("x509", "model", "diag"))
          .put("apply", Set.of("plan", "tenant", "model", "diag"))
          .put("evidence", Set.of("model", "diag"))
          .put("report", Set.of("evidence", "plan", "model", "diag"))
          .put("rules", Set.of("model", "diag"))
          .build();

  /** Which packages alone may use what begins so. */
  private static final ImmutableMap<String, Set<String>> FENCES =
      ImmutableMap.<String, Set<String>>builder()
          .put("org.snakeyaml.", Set.of("config"))
          .put("org.apache.hc.", Set.of("net", "zpa", "state.http", "notify"))
          .put("org.postgresql.", Set.of("state.postgres"))
          .put("java.sql.", Set.of("state.postgres"))
          .put("software.amazon.", Set.of("state.s3"))
          .put("com.jcraft.jsch.", Set.of("material"))
          .put("dev.cel.", Set.of("rules"))
          .put("com.cronutils.", Set.of("change"))
          .put("com.google.protobuf.", Set.of("rules"))
          .put("picocli.", Set.of("cli"))
          .put("com.sun.net.httpserver.", Set.of("sandbox"))
          .put(
              "tools.jackson.",
              Set.of("zpa", "sandbox", "state", "state.http", "evidence", "report", "cli"))
          .put(
              "java.io.",
              Sets.difference(packages(), Set.of("plan", "model", "approval", "change")))
          .put(
              "java.nio.file.",
              Sets.difference(packages(), Set.of("plan", "model", "approval", "change")))
          .put(
              "java.net.",
              Sets.difference(packages(), Set.of("plan", "model", "approval", "change")))
          .build();

  /** Names without effects in spite of where they stand. */
  private static final Set<String> HARMLESS = Set.of("java.net.URI");

  /** What only {@code cli} may write: all others are handed streams, time and the environment. */
  private static final Pattern AMBIENT =
      Pattern.compile("\\bSystem(\\.|::)(in|out|err|exit|getenv)\\b|\\bInstant(\\.|::)now\\b");

  /** A folder that all users of the machine share, in which nobody knows who reads. */
  private static final Pattern SHARED = Pattern.compile(
      "java\\.io\\.tmpdir|\\bcreateTemp(File|Directory)\\(\\s*(\"|null|$)|\\bFile\\.createTemp");

  /** One class names another. */
  private record Use(String from, String to) {}

  @Test
  void drawsAMapWithoutACircle() {
    Set<String> below = new HashSet<>();
    MAY_USE.forEach((name, used) -> {
      assertTrue(below.containsAll(used), name + " uses what does not stand above it in the map");
      below.add(name);
    });
  }

  @Test
  void keepsToTheMap() {
    List<Use> uses = uses(Path.of("target/classes"));

    assertTrue(
        uses.contains(new Use(ROOT + "model.State", ROOT + "model.Owned")), "jdeps is blind");
    assertEquals("", String.join("\n", strays(uses)));
  }

  @Test
  void printsAndReadsClockAndEnvironmentInOnePackage() throws IOException {
    var strays = new ArrayList<String>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java/io/github/zpacert"))) {
      for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
        strays.addAll(ambient(source.toString(), Files.readAllLines(source)));
      }
    }
    assertEquals("", String.join("\n", strays));
  }

  @Test
  void writesNothingIntoASharedFolder() throws IOException {
    List<String> strays = new ArrayList<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
        Files.readAllLines(source).stream()
            .filter(line -> SHARED.matcher(line).find())
            .forEach(line -> strays.add(source + ": " + line.strip()));
      }
    }

    assertEquals(List.of(), strays);
    assertTrue(SHARED.matcher("Files.createTempDirectory(\"zpacert\")").find());
  }

  @Test
  void namesTheStrayAndTheRule() {
    List<Use> uses = List.of(
        new Use(ROOT + "plan.Planner", ROOT + "zpa.Client"),
        new Use(ROOT + "plan.Planner", "java.nio.file.Path"),
        new Use(ROOT + "model.Live", "java.net.URI"),
        new Use(ROOT + "model.Live", "java.net.Socket"),
        new Use(ROOT + "state.Json", "org.snakeyaml.engine.v2.api.Load"),
        new Use(ROOT + "apply.Step", ROOT + "cli.Main"),
        new Use(ROOT + "cli.Main", ROOT + "apply.Step"),
        new Use(ROOT + "util.Strings", "java.lang.String"),
        new Use("picocli.CommandLine", "java.io.File"));

    assertEquals(
        List.of(
            "plan.Planner uses zpa.Client: \"plan\" may use [diag, model] only",
            "plan.Planner uses java.nio.file.Path: \"java.nio.file.\" is not for \"plan\"",
            "model.Live uses java.net.Socket: \"java.net.\" is not for \"model\"",
            "state.Json uses org.snakeyaml.engine.v2.api.Load: \"org.snakeyaml.\" is not for \"state\"",
            "apply.Step uses cli.Main: \"apply\" may use [diag, model, plan, tenant] only",
            "util.Strings: package \"util\" is not on the map: add it to MAY_USE in ArchitectureTest"),
        strays(uses));
  }

  @Test
  void namesTheLineThatReadsTheClockOrPrints() {
    List<String> lines = List.of(
        "Instant at = clock.now();",
        "Instant at = Instant.now();",
        "supply(Instant::now);",
        " * not System.out",
        "System.out.println();");

    assertEquals(
        List.of(
            "plan/X.java:2: Instant.now is for \"cli\" only",
            "plan/X.java:3: Instant::now is for \"cli\" only",
            "plan/X.java:5: System.out is for \"cli\" only"),
        ambient("plan/X.java", lines));
    assertEquals(List.of(), ambient("a/cli/Main.java", lines));
  }

  private static List<String> strays(List<Use> uses) {
    return uses.stream()
        .filter(use -> use.from().startsWith(ROOT))
        .flatMap(ArchitectureTest::stray)
        .distinct()
        .toList();
  }

  private static Stream<String> stray(Use use) {
    String from = packageOf(use.from());
    String what = shortened(use.from()) + " uses " + shortened(use.to()) + ": ";
    if (!packages().contains(from)) {
      return Stream.of("%s: package \"%s\" is not on the map: add it to MAY_USE in ArchitectureTest"
          .formatted(shortened(use.from()), from));
    }
    if (use.to().startsWith(ROOT)) {
      return mayUse(from, packageOf(use.to()))
          ? Stream.of()
          : Stream.of(what
              + "\"%s\" may use %s only"
                  .formatted(from, MAY_USE.get(from).stream().sorted().toList()));
    }
    return FENCES.entrySet().stream()
        .filter(fence -> use.to().startsWith(fence.getKey()))
        .filter(fence -> !fence.getValue().contains(from) && !HARMLESS.contains(use.to()))
        .map(fence -> what + "\"%s\" is not for \"%s\"".formatted(fence.getKey(), from));
  }

  private static boolean mayUse(String from, String to) {
    return from.equals(to) || from.equals("cli") || MAY_USE.get(from).contains(to);
  }

  private static List<String> ambient(String source, List<String> lines) {
    var strays = new ArrayList<String>();
    for (int i = 0; i < lines.size() && !source.contains("/cli/"); i++) {
      String line = lines.get(i).strip();
      int number = i + 1;
      if (!line.startsWith("*") && !line.startsWith("/")) {
        AMBIENT
            .matcher(line)
            .results()
            .forEach(found -> strays.add(
                "%s:%d: %s is for \"cli\" only".formatted(source, number, found.group())));
      }
    }
    return strays;
  }

  private static List<Use> uses(Path classes) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code = ToolProvider.findFirst("jdeps")
        .orElseThrow()
        .run(
            new PrintWriter(out),
            new PrintWriter(err),
            "-verbose:class",
            "-filter:none",
            "--ignore-missing-deps",
            "--multi-release",
            "base",
            classes.toString());
    assertEquals(0, code, () -> out + "\n" + err);
    return Pattern.compile("^   (\\S+) +-> (\\S+) .*$", Pattern.MULTILINE)
        .matcher(out.toString())
        .results()
        .map(line -> new Use(line.group(1), line.group(2)))
        .collect(ImmutableList.toImmutableList());
  }

  private static ImmutableSet<String> packages() {
    return ImmutableSet.<String>builder().addAll(MAY_USE.keySet()).add("cli").build();
  }

  private static String packageOf(String type) {
    String name = shortened(type);
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  private static String shortened(String type) {
    return type.startsWith(ROOT) ? type.substring(ROOT.length()) : type;
  }
}
