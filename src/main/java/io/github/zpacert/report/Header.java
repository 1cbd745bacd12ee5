package io.github.zpacert.report;

import java.time.Instant;

/**
 * What a saved plan says of its making.
 *
 * @param version of the zpacert that made it
 * @param timestamp when it was made; the one fact that the digest does not cover
 */
public record Header(String version, Instant timestamp) {}
