package io.github.zpacert.config;

import com.google.common.collect.ImmutableMap;
import io.github.zpacert.diag.Position;
import io.github.zpacert.material.CertificateSources;
import io.github.zpacert.model.Code;
import java.util.Optional;

/**
 * One entry of {@code certificates}, with the defaults filled in.
 *
 * @param at where the entry begins
 * @param nameAt where its name stands
 * @param name exact; matches no ignored pattern
 * @param microtenantAt where the microtenant is named: in the entry, in {@code defaults}, or {@code at} when nowhere
 * @param description empty when neither the entry nor {@code defaults} gives one
 * @param waivers why gates do not bind it
 * @param previousName never the name of an entry in the same microtenant
 */
public record CertificateEntry(
    Position at,
    Position nameAt,
    String name,
    MicrotenantRef microtenant,
    Position microtenantAt,
    String description,
    CertificateSources sources,
    boolean protect,
    boolean allowUncovered,
    ImmutableMap<Code, String> waivers,
    Optional<String> previousName) {}
