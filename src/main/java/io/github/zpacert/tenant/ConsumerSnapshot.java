package io.github.zpacert.tenant;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Consumer;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.model.Fingerprint;

/**
 * An object that shows certificates, as it was at one moment.
 *
 * @param consumers those of it that hold a certificate
 * @param rest SHA-256 over everything that a re-pointing must not change; equal for two snapshots that
 *     differ in certificates and stamps alone
 * @param json the whole object as ZPA told it
 */
public record ConsumerSnapshot(
    ConsumerObject object, ImmutableList<Consumer> consumers, Fingerprint rest, String json) {}
