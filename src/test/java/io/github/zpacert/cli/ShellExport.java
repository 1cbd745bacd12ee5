package io.github.zpacert.cli;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a shell makes of the lines {@code export A=b C="$(cat file)"} in a text. */
final class ShellExport {

  private static final Pattern ASSIGNMENT =
      Pattern.compile("([A-Z_]+)=(?:\"\\$\\(cat ([^)]+)\\)\"|(\\S+))");

  private ShellExport() {}

  /**
   * Returns the variables.
   *
   * @param directory where the shell is
   */
  static Map<String, String> of(String text, Path directory) throws IOException {
    ImmutableMap.Builder<String, String> variables = ImmutableMap.builder();
    for (String line : text.lines().map(String::strip).toList()) {
      Matcher assignment = ASSIGNMENT.matcher(line);
      while (line.startsWith("export ") && assignment.find()) {
        String file = assignment.group(2);
        variables.put(
            assignment.group(1),
            file == null
                ? assignment.group(3)
                : Files.readString(directory.resolve(file)).stripTrailing());
      }
    }
    return variables.buildOrThrow();
  }
}
