package io.github.zpacert.config;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.model.Acceptance;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Aspect;
import io.github.zpacert.model.NamePattern;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/** Reads {@code drift}: what somebody has agreed to live with, and until when. */
final class DriftReader {

  private static final ImmutableSet<String> KEYS = ImmutableSet.of("accept");
  private static final ImmutableSet<String> REQUIRED =
      ImmutableSet.of("address", "reason", "until");
  private static final ImmutableSet<String> ENTRY_KEYS =
      ImmutableSet.of("address", "fields", "live", "reason", "until");
  private static final ImmutableSet<Aspect> ALL =
      Arrays.stream(Aspect.values()).collect(ImmutableSet.toImmutableSet());
  private static final int LONGEST_REASON = 500;

  private final Fields fields;
  private final Problems problems;

  private DriftReader(Fields fields) {
    this.fields = fields;
    this.problems = fields.problems();
  }

  static ImmutableList<Acceptance> read(Fields drift) {
    drift.refuseUnknown(KEYS);
    return drift.list("accept").stream()
        .flatMap(node -> drift.reading().mapping(node, "an entry of \"accept\"").stream())
        .flatMap(entry -> new DriftReader(entry).acceptance().stream())
        .collect(toImmutableList());
  }

  private Optional<Acceptance> acceptance() {
    fields.refuseUnknown(ENTRY_KEYS);
    REQUIRED.stream()
        .filter(key -> !fields.has(key))
        .forEach(key -> problems.error(
            fields.at(), Quoted.of(key) + " is missing in this entry of \"accept\""));
    Optional<NamePattern> addresses = fields.text("address").flatMap(this::addresses);
    ImmutableSet<Aspect> aspects = fields.has("fields") ? aspects() : ALL;
    Optional<String> live = fields.text("live").map(Text::value);
    Optional<String> reason = fields.text("reason").flatMap(this::reason);
    Optional<Instant> until =
        fields.text("until").flatMap(new Times(ZoneOffset.UTC, problems)::last);
    return addresses.flatMap(a ->
        reason.flatMap(r -> until.map(u -> new Acceptance(a, aspects, live, r, u, fields.at()))));
  }

  private Optional<NamePattern> addresses(Text text) {
    if (Address.parse(text.value()).isEmpty()) {
      problems.add(text.mustBe("MICROTENANT/NAME, such as Default/portal.example.com")
          .withHint("* stands for any number of characters: \"Default/*\""));
      return Optional.empty();
    }
    return Optional.of(NamePattern.of(text.value()));
  }

  private ImmutableSet<Aspect> aspects() {
    ImmutableList<Yaml> items = fields.list("fields");
    if (items.isEmpty()) {
      fields
          .value("fields")
          .filter(Yaml.Sequence.class::isInstance)
          .ifPresent(node -> problems.error(
              node.at(), "\"fields\" names none", "leave it out to accept all fields"));
    }
    return items.stream()
        .flatMap(node -> fields.reading().text(node, "an item of \"fields\"").stream())
        .flatMap(text -> text.choice(Aspect.values(), problems).stream())
        .collect(ImmutableSet.toImmutableSet());
  }

  private Optional<String> reason(Text text) {
    String reason = text.value().strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON || !Characters.allPrintable(reason)) {
      problems.add(text.problem("must say on one line of at most " + LONGEST_REASON
          + " characters why this is accepted"));
      return Optional.empty();
    }
    return Optional.of(reason);
  }
}
