package io.github.zpacert.cli;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.evidence.Chain;
import io.github.zpacert.evidence.Stories;
import io.github.zpacert.evidence.Story;
import io.github.zpacert.evidence.Verifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An evidence log that somebody wants to look at.
 *
 * @param name as it is shown
 */
record EvidenceFile(String name, Chain chain, ImmutableList<Story> runs) {

  /**
   * Reads a log.
   *
   * @param named the one that the user names; null for the one that the files name
   */
  static EvidenceFile read(Context context, @Nullable Path named) throws Exception {
    Path file = named == null
        ? configured(context)
        : context.options().directory(context.io().directory()).resolve(named);
    if (!Files.isRegularFile(file)) {
      throw new CommandException(
          ExitCode.ERROR, Problem.error("there is no evidence log \"" + file + "\""));
    }
    Stories stories = new Stories();
    try (InputStream in = Files.newInputStream(file)) {
      Chain chain = Verifier.read(in, stories);
      return new EvidenceFile(file.toString(), chain, stories.all());
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.ERROR, Problem.error("cannot read the evidence log \"" + file + "\""));
    }
  }

  private static Path configured(Context context) throws Exception {
    try (Session session = context.session()) {
      return session
          .configuration()
          .evidence()
          .orElseThrow(() -> new CommandException(
              ExitCode.ERROR,
              Problem.error("the files ask for no evidence")
                  .withHint("write \"evidence: {}\" into them, or name a log")));
    }
  }

  /** Returns why it cannot be trusted from some line on. */
  Optional<Problem> flaw() {
    return chain
        .flaw()
        .map(
            f -> Problem.error(at(f.line()), "the chain is broken: " + f.reason())
                .withHint(
                    "nothing from this line on is proven; the lines before it are as they were written"));
  }

  /** Returns what a death or a power cut has left behind. */
  ImmutableList<Problem> warnings() {
    ImmutableList.Builder<Problem> warnings = ImmutableList.builder();
    chain
        .torn()
        .forEach(t -> warnings.add(Problem.warning(
            at(t.line()),
            "a record was cut off after " + t.bytes()
                + " bytes, by a death, a power cut or a full disk; the record after it says so")));
    chain
        .tail()
        .ifPresent(t -> warnings.add(Problem.warning(
                at(t.line()),
                "the last record is cut off after " + t.bytes()
                    + " bytes, by a death, a power cut or a full disk")
            .withHint("the next apply puts that on record")));
    return warnings.build();
  }

  private Position at(long line) {
    return new Position(name, (int) line, 1);
  }
}
