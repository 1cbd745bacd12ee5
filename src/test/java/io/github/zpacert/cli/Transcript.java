package io.github.zpacert.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a user types and reads, command by command: {@code |} is a line of standard output, {@code !} one of standard
 * error, {@code =} the exit code. What differs from run to run stands there as a word: a folder, a hash, an id.
 *
 * <p>{@code -Dgolden.update} accepts what is written now, and the diff of git is the review.
 */
final class Transcript {

  private static final Path ROOT = Path.of("src/test/resources/golden/cli");
  private static final Pattern UUID =
      Pattern.compile("\\b\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b");
  private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{8}([0-9a-f]{56})?\\b");
  private static final Pattern PORT = Pattern.compile("(?<=127\\.0\\.0\\.1:)\\d+");

  private final Cli cli;
  private final Path directory;
  private final StringBuilder text = new StringBuilder();

  /** @param directory stands in the transcript as {@code DIR} */
  Transcript(Cli cli, Path directory) {
    this.cli = cli;
    this.directory = directory;
  }

  /** What happens between two commands. */
  Transcript note(String sentence) {
    String marked = "# " + sentence.strip().replace("\n", "\n# ");
    text.append(marked.replaceAll("(?m) +$", "")).append("\n\n");
    return this;
  }

  /** Runs a command, with one action at a time so that the order of lines is the plan's. */
  Outcome run(String... args) {
    String[] orderly = new String[args.length + 1];
    orderly[0] = "--parallelism=1";
    System.arraycopy(args, 0, orderly, 1, args.length);
    Outcome outcome = cli.run(orderly);
    text.append("$ zpacert ").append(String.join(" ", args)).append('\n');
    append("| ", outcome.out());
    append("! ", outcome.err());
    text.append("= ").append(outcome.code()).append("\n\n");
    return outcome;
  }

  private void append(String mark, String output) {
    if (!output.isEmpty()) {
      String marked = mark + output.replace("\n", "\n" + mark);
      String stripped = output.endsWith("\n")
          ? marked.substring(0, marked.length() - mark.length())
          : marked + "(no line feed)\n";
      text.append(stripped.replaceAll("(?m) +$", ""));
    }
  }

  void assertGolden(String name) throws IOException {
    String actual = normalized();
    Path file = ROOT.resolve(name + ".txt");
    if (System.getProperty("golden.update") != null) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
    }
    assertEquals(Files.readString(file, UTF_8), actual, () -> "differs from " + file);
  }

  private String normalized() throws IOException {
    String plain = text.toString()
        .replace(directory.toRealPath().toString(), "DIR")
        .replace(directory.toString(), "DIR")
        .replace(System.getProperty("user.name") + "@" + host(), "WHO")
        .replace("zpacert " + Version.current(), "zpacert VERSION")
        .replace("\"" + Version.current() + "\"", "\"VERSION\"")
        .replace(System.getProperty("java.version"), "JAVA");
    plain = PORT.matcher(plain).replaceAll("PORT");
    plain = plain.replaceAll("SHA256:[A-Za-z0-9+/]{43}", "SHA256:KEY");
    // how long a wait is, chance decides
    plain = plain.replaceAll("(?<=\"@timestamp\":\")[^\"]*", "TIME");
    plain = plain.replaceAll("(?m)^! \\d{4}-\\S+Z (?=warn )", "! TIME ");
    plain = plain.replaceAll("(?<=attempts in |going on in )\\d+ s", "N s");
    plain = numbered(plain, UUID, "uuid", uuid -> uuid);
    return numbered(plain, HASH, "hash", hash -> hash.substring(0, 8));
  }

  /** The same thing gets the same number, and a full hash the number of its beginning. */
  private static String numbered(
      String text, Pattern pattern, String word, Function<String, String> identity) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    return pattern.matcher(text).replaceAll((MatchResult found) -> {
      String key = identity.apply(found.group());
      int number = numbers.computeIfAbsent(key, k -> numbers.size() + 1);
      return found.group().equals(key) ? word + number : word + number + "-in-full";
    });
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown-host";
    }
  }
}
