import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Prints what JaCoCo measured, by package: run by the build, as a single source file. */
final class PrintCoverage {

  private static final int PACKAGE = 1;
  private static final int BRANCH_MISSED = 5;
  private static final int LINE_MISSED = 7;

  public static void main(String[] args) throws IOException {
    Map<String, long[]> counts = new TreeMap<>();
    Files.readAllLines(Path.of(args[0])).stream().skip(1).map(l -> l.split(",")).forEach(row -> {
      add(
          counts.computeIfAbsent(row[PACKAGE].replace("io.github.zpacert.", ""), p -> new long[4]),
          row);
      add(counts.computeIfAbsent("~ all", p -> new long[4]), row);
    });
    System.out.println("Coverage            lines   branches");
    counts.forEach((name, c) -> System.out.printf(
        "  %-16s %6.1f %%  %6.1f %%%n",
        name.replace("~ ", ""), share(c[0], c[1]), share(c[2], c[3])));
  }

  private static void add(long[] counts, String[] row) {
    counts[0] += Long.parseLong(row[LINE_MISSED]);
    counts[1] += Long.parseLong(row[LINE_MISSED + 1]);
    counts[2] += Long.parseLong(row[BRANCH_MISSED]);
    counts[3] += Long.parseLong(row[BRANCH_MISSED + 1]);
  }

  private static double share(long missed, long covered) {
    return missed + covered == 0 ? 100 : 100.0 * covered / (missed + covered);
  }
}
