package io.github.zpacert.cli;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a shell would export after reading {@code export A=b C=d} lines. */
final class ExportLines {

  private static final Pattern ASSIGNMENT = Pattern.compile("([A-Z_]+)=(\\S+)");

  private ExportLines() {}

  static Map<String, String> of(String text) {
    ImmutableMap.Builder<String, String> variables = ImmutableMap.builder();
    text.lines().map(String::strip).filter(l -> l.startsWith("export ")).forEach(line -> {
      for (Matcher m = ASSIGNMENT.matcher(line); m.find(); ) {
        variables.put(m.group(1), m.group(2));
      }
    });
    return variables.buildOrThrow();
  }
}
