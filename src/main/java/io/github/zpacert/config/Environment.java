package io.github.zpacert.config;

import com.google.common.collect.ImmutableMap;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The settings that come from the environment: {@code NAME}, or the file that {@code NAME_FILE} names. No secrets. */
final class Environment {

  private final ImmutableMap<String, String> variables;
  private final Path workingDirectory;
  private final Problems problems;

  Environment(Map<String, String> variables, Path workingDirectory, Problems problems) {
    this.variables = ImmutableMap.copyOf(variables);
    this.workingDirectory = workingDirectory;
    this.problems = problems;
  }

  /** Returns a setting without outer blanks; what is empty counts as not set. */
  Optional<Text> value(String name) {
    return variable(name).or(() -> variable(name + "_FILE").flatMap(this::contents));
  }

  private Optional<Text> variable(String name) {
    return Optional.ofNullable(variables.get(name))
        .flatMap(value -> text("environment variable " + Quoted.of(name), value));
  }

  private Optional<Text> contents(Text file) {
    try {
      String text = FileText.read(workingDirectory.resolve(file.value()), file.value());
      return text(file.label(), text);
    } catch (ProblemException e) {
      e.problems().forEach(p -> problems.add(Problem.error(file.label() + ": " + p)));
      return Optional.empty();
    }
  }

  private static Optional<Text> text(String label, String value) {
    String stripped = value.strip();
    return stripped.isEmpty()
        ? Optional.empty()
        : Optional.of(new Text(Optional.empty(), label, stripped, stripped));
  }
}
