package io.github.zpacert.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.diag.Position;
import java.util.Optional;

/**
 * A certificate as the files want it. Needs no private key to exist.
 *
 * @param microtenantId resolved against the tenant; {@code "0"} for Default
 * @param description empty when the files give none
 * @param facts of the leaf
 * @param chain fingerprints of the intermediates, in order
 * @param chainIsComplete false when the leaf stands alone although somebody else has signed it
 * @param protect true refuses every delete and replace
 * @param allowUncovered whether it may be shown under names that it does not cover
 * @param waivers why gates do not bind it
 * @param previousName the name it may still have in the tenant, in the same microtenant
 * @param declaredAt where the files say so
 */
public record Desired(
    Address address,
    String microtenantId,
    String description,
    CertificateFacts facts,
    ImmutableList<Fingerprint> chain,
    boolean chainIsComplete,
    boolean protect,
    boolean allowUncovered,
    ImmutableMap<Code, String> waivers,
    Optional<String> previousName,
    Position declaredAt) {}
