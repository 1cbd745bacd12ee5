package io.github.zpacert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets Jazzer feed the {@link FuzzTargets}, each in a JVM of its own with a small heap, and prints how often. What it
 * found is in {@code target/fuzz}: make a test of it.
 */
public final class Fuzz {

  private static final Path FOLDER = Path.of("target/fuzz");
  private static final Pattern EXECUTIONS =
      Pattern.compile("stat::number_of_executed_units:\\s*(\\d+)");
  private static final Pattern COVERAGE = Pattern.compile("cov: (\\d+)");

  /** Jazzer wants it static. */
  private static @Nullable FuzzTarget target;

  private Fuzz() {}

  /**
   * @param args the name of one target, or {@code all}; for how many seconds each
   */
  public static void main(String[] args) throws Exception {
    boolean clean = true;
    for (String name : FuzzTargets.ALL.keySet()) {
      if (args[0].equals("all") || args[0].equals(name)) {
        clean &= fuzz(name, args[1]);
      }
    }
    System.exit(clean ? 0 : 1);
  }

  private static boolean fuzz(String name, String seconds) throws Exception {
    Path folder = FOLDER.resolve(name);
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    int number = 0;
    for (byte[] seed : FuzzTargets.ALL.get(name).get().seeds()) {
      Files.write(corpus.resolve("seed-" + number++), seed);
    }
    Path log = folder.resolve("log");
    Process jazzer = new ProcessBuilder(command(name, seconds, folder, corpus))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
    int exitCode = jazzer.waitFor();
    String told = Files.readString(log, UTF_8);
    System.out.printf(
        "%-12s %,12d executions in %s s, %s places reached: %s%n",
        name,
        Long.parseLong(last(EXECUTIONS, told)),
        seconds,
        last(COVERAGE, told),
        exitCode == 0 ? "nothing found" : "FOUND SOMETHING, see " + log);
    return exitCode == 0;
  }

  private static List<String> command(String name, String seconds, Path folder, Path corpus)
      throws IOException {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-Xss1m",
        "-cp",
        System.getProperty("java.class.path"),
        "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + Fuzz.class.getName(),
        "--target_args=" + name,
        "--instrumentation_includes=io.github.zpacert.**:org.snakeyaml.**:tools.jackson.**",
        "--reproducer_path=" + folder,
        "-artifact_prefix=" + folder + "/",
        "-max_total_time=" + seconds,
        "-timeout=20",
        "-rss_limit_mb=3072",
        "-max_len=20000",
        "-print_final_stats=1",
        corpus.toString());
  }

  private static String last(Pattern pattern, String text) {
    String found = "0";
    for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
      found = matcher.group(1);
    }
    return found;
  }

  /** Called by Jazzer. */
  public static void fuzzerInitialize(String[] args) throws Exception {
    target = Objects.requireNonNull(FuzzTargets.ALL.get(args[0])).get();
    // instruments the classes now, which would count as the time of the first inputs
    for (byte[] seed : target.seeds()) {
      target.eat(seed);
    }
  }

  /** Called by Jazzer, a few thousand times a second. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    Objects.requireNonNull(target).eat(input);
  }
}
