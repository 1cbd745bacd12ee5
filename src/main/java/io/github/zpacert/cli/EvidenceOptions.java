package io.github.zpacert.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** Which evidence log is looked at. */
final class EvidenceOptions {

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The log; without it, the one that the configuration names.")
  private @Nullable Path file;

  EvidenceFile read(Context context) throws Exception {
    return EvidenceFile.read(context, file);
  }
}
