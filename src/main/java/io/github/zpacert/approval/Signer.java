package io.github.zpacert.approval;

import io.github.zpacert.diag.Position;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of an {@code allowed_signers} file.
 *
 * @param principals whose key it is: a person, under all names that the person has
 * @param namespaces what the key may sign; absent: anything
 * @param validAfter since when it may
 * @param validBefore until when it may
 * @param at where the line stands
 */
record Signer(
    PatternList principals,
    SshPublicKey key,
    Optional<PatternList> namespaces,
    Optional<Instant> validAfter,
    Optional<Instant> validBefore,
    Position at) {

  /** Returns why a signature of that time does not count, or nothing when it does. */
  Optional<String> objection(String namespace, Instant now) {
    if (namespaces.filter(n -> !n.matches(namespace)).isPresent()) {
      return Optional.of(at + " lets \"" + principals + "\" sign for \"" + namespaces.get()
          + "\", not for \"" + namespace + "\"");
    }
    if (validAfter.filter(now::isBefore).isPresent()) {
      return Optional.of(
          "the key of \"" + principals + "\" is not valid before " + validAfter.get());
    }
    return validBefore
        .filter(now::isAfter)
        .map(end -> "the key of \"" + principals + "\" has expired on " + end);
  }

  /** Whether the principals of both could be one person. */
  boolean mayBe(Signer other) {
    return key.equals(other.key)
        || (principals.isWild() && other.principals.isWild())
        || principals.names().stream().anyMatch(other.principals::matches)
        || other.principals.names().stream().anyMatch(principals::matches);
  }
}
