package io.github.zpacert.report;

import io.github.zpacert.model.Intent;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.State;
import java.util.Locale;
import java.util.stream.Collectors;

/** The state for a person. */
public final class StateText {

  private StateText() {}

  /** Returns the addresses, one on a line. */
  public static String list(State state) {
    return state.resources().keySet().stream()
        .map(a -> Printable.of(a.toString()) + "\n")
        .collect(Collectors.joining());
  }

  /** Returns the state's own facts, the writes that were under way, and every entry. */
  public static String show(State state) {
    StringBuilder out = new StringBuilder(new FactLines()
        .add("tenant", state.pin().toString())
        .add("lineage", state.lineage())
        .add("serial", Long.toString(state.serial()))
        .toString());
    if (!state.journal().isEmpty()) {
      out.append("\nwrites that were under way:\n");
      state.journal().forEach(i -> out.append("  ").append(line(i)).append('\n'));
    }
    state.resources().values().forEach(o -> out.append('\n').append(show(o)));
    return out.toString();
  }

  /** Returns one entry, a line for each fact. */
  public static String show(Owned owned) {
    FactLines lines = new FactLines()
        .add("address", owned.address().toString())
        .add("id", owned.id())
        .add("microtenant id", owned.microtenantId())
        .add("description", owned.description())
        .add("protect", Boolean.toString(owned.protect()))
        .add("valid from", Wording.time(owned.notBefore()))
        .add("valid to", Wording.time(owned.notAfter()))
        .add("SHA-256", owned.fingerprint().hex())
        .add("public key", owned.publicKey().hex());
    owned.staged().ifPresent(s -> lines.add("staged", s.name() + " (id " + s.id() + ")"));
    owned
        .retired()
        .forEach(r -> lines.add(
            "retired",
            r.name() + " (id " + r.id() + "), kept until " + Wording.time(r.keepUntil())));
    return lines
        .add("written at", Wording.time(owned.writtenAt()))
        .add("written by", owned.writtenBy())
        .toString();
  }

  private static String line(Intent intent) {
    String operation = intent.operation().name().toLowerCase(Locale.ROOT);
    return operation + " " + Printable.quoted(intent.name()) + " for "
        + Printable.of(intent.address().toString())
        + intent.id().map(i -> " (id " + Printable.of(i) + ")").orElse("")
        + ", since " + Wording.time(intent.at());
  }
}
