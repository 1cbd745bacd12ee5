package io.github.zpacert.approval;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Made;
import java.util.stream.Stream;

/**
 * Whoever has a key.
 *
 * @param key that signs
 * @param lines of the file that name the key
 */
record Approver(SshPublicKey key, ImmutableList<Signer> lines) {

  /** Returns what the file calls the person. */
  String name() {
    return lines.get(0).principals().toString();
  }

  /** Whether it cannot be told who it is, only what the name looks like. */
  boolean isWild() {
    return lines.stream().anyMatch(l -> l.principals().isWild());
  }

  /** Whether both could be one person; in doubt they are. */
  boolean mayBe(Approver other) {
    return lines.stream().anyMatch(l -> other.lines.stream().anyMatch(l::mayBe));
  }

  /** Whether the person could be the one who made the plan: the same name or e-mail address, in any case. */
  boolean mayBeAuthor(Made made) {
    return Stream.of(made.actor(), made.email())
        .flatMap(n -> n.stream())
        .anyMatch(n -> lines.stream().anyMatch(l -> l.principals().matchesInAnyCase(n)));
  }
}
