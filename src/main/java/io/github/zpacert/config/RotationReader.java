package io.github.zpacert.config;

import com.google.common.collect.ImmutableSet;
import io.github.zpacert.model.Rotation;

/** Reads {@code rotation}. */
final class RotationReader {

  private static final ImmutableSet<String> KEYS = ImmutableSet.of("consumers", "retain");

  private RotationReader() {}

  /** Returns how content is replaced, with defaults for what is missing, and for what is wrong and reported. */
  static Rotation read(Fields fields) {
    fields.refuseUnknown(KEYS);
    return new Rotation(
        fields
            .text("consumers")
            .flatMap(t -> t.choice(Rotation.Handling.values(), fields.problems()))
            .orElse(Rotation.DEFAULT.consumers()),
        Durations.read(fields, "retain"));
  }
}
