package io.github.zpacert.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What {@code samples/pipelines} says: YAML as maps and lists, and the scripts in it. */
final class PipelineFiles {

  static final Path FOLDER = Path.of("samples/pipelines");

  /** Where the formats have what a shell is given. */
  private static final Set<String> SCRIPTS = Set.of("run", "script", "bash", "before_script");

  private static final Pattern JENKINS_SCRIPT =
      Pattern.compile("'''(.*?)'''|\\bsh '([^']+)'(?!')", Pattern.DOTALL);
  private static final Pattern COMMAND =
      Pattern.compile("(?m)(?:^|[\\s$/`])zpacert (?=[a-z-])([^|;`\\n]*)");

  /** What a shell says only if a variable is set. */
  private static final String OPTIONAL = "\\$\\{[A-Z_]+:\\+([^}]*)}";

  private PipelineFiles() {}

  static String text(String file) throws IOException {
    return Files.readString(FOLDER.resolve(file));
  }

  static Object yaml(String file) throws IOException {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setSchema(new CoreSchema()).build();
    return new Load(settings).loadFromString(text(file));
  }

  /** Returns what is at the end of a path of keys and, in lists, numbers. */
  static Object at(Object node, Object... path) {
    Object found = node;
    for (Object step : path) {
      found =
          step instanceof Integer index ? list(found).get(index) : map(found).get(step);
      if (found == null) {
        throw new AssertionError("no " + step + " in " + List.of(path));
      }
    }
    return found;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object node) {
    return (Map<String, Object>) node;
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object node) {
    return (List<Object>) node;
  }

  /** Returns everything under a node that a shell is given, in its order; a list of lines is one script. */
  static List<String> scripts(Object node) {
    List<String> scripts = new ArrayList<>();
    collect(node, scripts);
    return scripts;
  }

  private static void collect(Object node, List<String> scripts) {
    if (node instanceof Map<?, ?> map) {
      map.forEach((key, value) -> {
        if (SCRIPTS.contains(key)) {
          scripts.add(value instanceof List<?> lines ? joined(lines) : value.toString());
        } else {
          collect(value, scripts);
        }
      });
    } else if (node instanceof List<?> list) {
      list.forEach(item -> collect(item, scripts));
    }
  }

  private static String joined(List<?> lines) {
    return String.join("\n", lines.stream().map(Object::toString).toList());
  }

  static List<String> jenkinsScripts() throws IOException {
    // Groovy reads a backslash before the end of a line as a joint, as the shell does
    return JENKINS_SCRIPT
        .matcher(text("jenkins/Jenkinsfile"))
        .results()
        .map(r -> r.group(1) == null ? r.group(2) : r.group(1).replace("\\\n", ""))
        .toList();
  }

  /** Returns the arguments of each zpacert that stands in a text, without what the shell does with its end. */
  static List<List<String>> commands(String text) {
    return COMMAND
        .matcher(text.replaceAll("\\\\\n\\s*", " ").replaceAll(OPTIONAL, "$1"))
        .results()
        .map(r -> r.group(1).replaceAll("\\|\\|.*", "").strip().replace("\"", ""))
        .map(line -> List.of(line.split("\\s+")))
        .toList();
  }
}
