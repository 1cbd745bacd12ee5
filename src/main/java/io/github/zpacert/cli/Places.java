package io.github.zpacert.cli;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Where files stand in the repository of a pipeline, whose services know them by no other path. */
final class Places {

  private final Path root;
  private final Path directory;
  private final String main;

  Places(Context context) {
    Path current = context.io().directory();
    Map<String, String> environment = context.io().environment();
    this.root = Stream.of("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .map(Path::of)
        .orElse(current)
        .normalize();
    this.directory = context.options().directory(current);
    this.main =
        context.options().config().stream().findFirst().map(Path::toString).orElse("zpacert.yaml");
  }

  /** Returns the configuration, or the first part of it. */
  String main() {
    return of(main);
  }

  /** Returns the paths in the repository of files as problems name them; what is outside of it has a whole path. */
  ImmutableMap<String, String> of(Set<String> files) {
    return ImmutableMap.copyOf(Maps.asMap(files, this::of));
  }

  private String of(String file) {
    Path path = directory.resolve(file).normalize();
    return (path.startsWith(root) ? root.relativize(path) : path).toString();
  }
}
