package io.github.zpacert.cli;

import io.github.zpacert.report.Printable;
import io.github.zpacert.state.LockNote;
import io.github.zpacert.state.LockRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A lock for people, and for machines. Pure. */
final class LockView {

  private static final JsonMapper JSON = JsonMapper.shared();

  private LockView() {}

  /**
   * Returns some lines about the lock.
   *
   * @param where the state, as its store describes it
   */
  static String text(String where, Optional<LockRecord> lock, Instant now) {
    return lock.map(held -> text(where, held, now)).orElse(where + " is not locked.");
  }

  private static String text(String where, LockRecord held, Instant now) {
    LockNote note = LockNote.read(held.info().info());
    StringBuilder text = new StringBuilder(where + " is locked.\n\n");
    line(text, "id", held.info().id());
    known(held.info().operation()).ifPresent(operation -> line(text, "operation", operation));
    line(text, "owner", held.info().who());
    known(held.info().version()).ifPresent(version -> line(text, "version", version));
    note.jobUrl().ifPresent(url -> line(text, "job", url));
    note.planDigest().ifPresent(digest -> line(text, "plan", digest));
    line(text, "since", held.info().created() + " (" + span(age(held, now)) + ")");
    line(text, "heartbeat", heartbeat(held, now));
    line(text, "holder", life(held, now));
    return text.toString();
  }

  private static Optional<String> known(String fact) {
    return Optional.of(fact).filter(f -> !f.isEmpty());
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append("  %-11s%s\n".formatted(label + ":", Printable.of(value)));
  }

  private static String heartbeat(LockRecord held, Instant now) {
    return held.silence(now)
        .map(silence -> span(silence) + " ago, " + (held.isFresh(now) ? "fresh" : "stale"))
        .orElse("none: this backend's locks cannot be refreshed");
  }

  private static String life(LockRecord held, Instant now) {
    return switch (held.life()) {
      case RUNNING -> "running";
      case DEAD -> "gone without releasing it: the next run takes it over";
      case UNKNOWN ->
        held.isFresh(now)
            ? "running, by its heartbeat"
            : held.heartbeat().isPresent()
                ? "gone, by its heartbeat: \"zpacert force-unlock "
                    + held.info().id() + "\" removes it"
                : "unknown";
    };
  }

  /** Says why one may doubt that the holder is gone. */
  static String doubt(LockRecord held, Instant now) {
    String who = "the holder of the lock, " + held.info() + ",";
    return held.silence(now)
        .map(silence ->
            who + " is probably still running: its last heartbeat came " + span(silence) + " ago")
        .orElse(who + " may still be running: this backend's locks have no heartbeat");
  }

  /** Returns one JSON object: {@code locked}, and if so who, since when, and how alive. */
  static String json(Optional<LockRecord> lock, Instant now) {
    ObjectNode root = JSON.createObjectNode().put("locked", lock.isPresent());
    lock.ifPresent(held -> put(root, held, now));
    return root.toString();
  }

  private static void put(ObjectNode root, LockRecord held, Instant now) {
    LockNote note = LockNote.read(held.info().info());
    root.put("id", held.info().id())
        .put("operation", held.info().operation())
        .put("owner", held.info().who())
        .put("version", held.info().version())
        .put("path", held.info().path())
        .put("created", held.info().created().toString())
        .put("ageSeconds", age(held, now).toSeconds());
    note.jobUrl().ifPresent(url -> root.put("jobUrl", url));
    note.planDigest().ifPresent(digest -> root.put("planDigest", digest));
    held.heartbeat().ifPresent(beat -> root.put("heartbeat", beat.toString()));
    held.silence(now).ifPresent(s -> root.put("heartbeatAgeSeconds", s.toSeconds()));
    root.put("fresh", held.isFresh(now));
    root.put("holder", held.life().name().toLowerCase(Locale.ROOT));
  }

  private static Duration age(LockRecord held, Instant now) {
    Duration age = Duration.between(held.info().created(), now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  /** Renders as {@code 8 s}, {@code 12 min}, {@code 3 h 5 min}, {@code 2 d 1 h}. */
  static String span(Duration time) {
    if (time.toMinutes() == 0) {
      return time.toSeconds() + " s";
    }
    if (time.toHours() == 0) {
      return time.toMinutes() + " min";
    }
    return time.toDays() == 0
        ? time.toHours() + " h " + time.toMinutesPart() + " min"
        : time.toDays() + " d " + time.toHoursPart() + " h";
  }
}
