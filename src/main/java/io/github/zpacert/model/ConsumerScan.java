package io.github.zpacert.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Collection;
import java.util.Map;

/**
 * Who shows which certificate, as of one moment.
 *
 * @param consumers each once, in no promised order; only those that hold a certificate
 * @param microtenantIds the microtenants that were looked at
 * @param modifications who has changed the objects last that hold them
 * @param gaps what could not be looked at: of those nobody knows which certificates they use
 */
public record ConsumerScan(
    ImmutableList<Consumer> consumers,
    ImmutableSet<String> microtenantIds,
    ImmutableMap<ConsumerObject, Modification> modifications,
    ImmutableList<Gap> gaps) {

  /** A scan that has looked at nothing. */
  public static final ConsumerScan NONE = new ConsumerScan(
      ImmutableList.of(), ImmutableSet.of(), ImmutableMap.of(), ImmutableList.of());

  /**
   * Objects of one type in one microtenant that ZPA does not show: the feature is not there or not
   * licensed, or a permission is missing.
   *
   * @param reason what ZPA said, for people
   */
  public record Gap(ConsumerObject.Type type, String microtenantId, String reason) {}

  /** Returns several scans as one. */
  public static ConsumerScan merged(Collection<ConsumerScan> scans) {
    return new ConsumerScan(
        scans.stream()
            .flatMap(s -> s.consumers().stream())
            .collect(ImmutableList.toImmutableList()),
        scans.stream()
            .flatMap(s -> s.microtenantIds().stream())
            .collect(ImmutableSet.toImmutableSet()),
        scans.stream()
            .flatMap(s -> s.modifications().entrySet().stream())
            .collect(ImmutableMap.toImmutableMap(
                Map.Entry::getKey, Map.Entry::getValue, (one, other) -> other)),
        scans.stream().flatMap(s -> s.gaps().stream()).collect(ImmutableList.toImmutableList()));
  }

  /** Returns who shows the certificate of that id, as far as was looked. */
  public ImmutableList<Consumer> of(String certificateId) {
    return consumers.stream()
        .filter(c -> c.certificateId().equals(certificateId))
        .collect(ImmutableList.toImmutableList());
  }
}
