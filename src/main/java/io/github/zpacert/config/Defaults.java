package io.github.zpacert.config;

import com.google.common.collect.ImmutableSet;
import io.github.zpacert.diag.Position;
import java.util.Optional;

/**
 * What holds for every entry, of any file, that does not say otherwise.
 *
 * @param microtenantAt where the files name it; empty when they do not
 */
record Defaults(MicrotenantRef microtenant, Optional<Position> microtenantAt, String description) {

  private static final ImmutableSet<String> KEYS = ImmutableSet.of("microtenant", "description");

  /** Reads {@code defaults}, with {@code ZPA_MICROTENANT_ID} where they name no microtenant. */
  static Defaults read(Fields fields, Environment environment) {
    fields.refuseUnknown(KEYS);
    boolean written = fields.has("microtenant");
    Optional<MicrotenantRef> microtenant =
        written ? CertificateReader.microtenant(fields) : fromEnvironment(fields, environment);
    return new Defaults(
        microtenant.orElse(MicrotenantRef.DEFAULT),
        written ? Optional.of(fields.at("microtenant")) : Optional.empty(),
        CertificateReader.description(fields).orElse(""));
  }

  private static Optional<MicrotenantRef> fromEnvironment(Fields fields, Environment environment) {
    return environment
        .value("ZPA_MICROTENANT_ID")
        .flatMap(t -> Names.id(t, fields.problems()))
        .map(MicrotenantRef::byId);
  }
}
