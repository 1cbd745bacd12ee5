package io.github.zpacert.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which microtenants a command looks at: the option that those share which look at all unless told otherwise. */
final class ScopeOptions {

  @Option(
      names = "--microtenant",
      paramLabel = "M",
      description = "Only of this microtenant, by name or id; repeatable.")
  private List<String> microtenants = new ArrayList<>();

  /** Returns names and ids as they were typed; none for the whole tenant. */
  List<String> microtenants() {
    return microtenants;
  }
}
