package io.github.zpacert.sandbox;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The features that the tenant has not bought, and with which status it says so: 404 as if there were no such path, 403 as
 * if the caller had no right to it, or 400 with the words of ZPA.
 */
public record Unlicensed(ImmutableMap<ObjectKind, Integer> statuses) {

  /** A tenant that has bought everything. */
  public static final Unlicensed NOTHING = new Unlicensed(ImmutableMap.of());

  private static final String NOT_FOUND = "404";
  private static final List<String> STATUSES = List.of(NOT_FOUND, "403", "400");

  /**
   * Reads {@code pra-portal=403,user-portal}; an empty text is {@link #NOTHING}.
   *
   * @throws SandboxException if a feature or a status is unknown; the message names what is known
   */
  public static Unlicensed parse(String text) throws SandboxException {
    Map<ObjectKind, Integer> statuses = new LinkedHashMap<>();
    for (String part : Splitter.on(',').trimResults().omitEmptyStrings().split(text)) {
      List<String> words = Splitter.on('=').limit(2).trimResults().splitToList(part);
      ObjectKind kind = kind(words.get(0));
      String status = words.size() == 1 ? NOT_FOUND : words.get(1);
      if (!STATUSES.contains(status)) {
        throw new SandboxException("feature \"" + kind.word() + "\" has the status \"" + status
            + "\": expected one of " + String.join(", ", STATUSES));
      }
      if (statuses.put(kind, Integer.valueOf(status)) != null) {
        throw new SandboxException("feature \"" + kind.word() + "\" is given twice");
      }
    }
    return new Unlicensed(ImmutableMap.copyOf(statuses));
  }

  /** Returns what a call to a feature is answered with, when that is missing. The reason beside the 400's id is ours. */
  Optional<Reply> reply(ObjectKind kind) {
    return Optional.ofNullable(statuses.get(kind)).map(status -> switch (status) {
      case 400 ->
        Reply.error(
            status,
            "config.change.not.allowed.sku.not.enabled",
            "The feature is not enabled for the organization.");
      case 403 -> Reply.accessDenied(status);
      default -> Reply.noHandler();
    });
  }

  private static ObjectKind kind(String word) throws SandboxException {
    return ObjectKind.named(word)
        .orElseThrow(() -> new SandboxException("unknown feature \"" + word + "\": known are "
            + Arrays.stream(ObjectKind.values())
                .map(ObjectKind::word)
                .collect(Collectors.joining(", "))));
  }
}
