package io.github.zpacert.evidence;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.evidence.Chain.Torn;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows the chain of a log from its first line. A line that is not as it was written is accepted in one case alone:
 * it was cut off by a death or a power cut. Then it is the end of the file and has no line feed, or the record after it
 * tells its length and its digest.
 */
public final class Verifier {

  private static final String CHANGED = "it is not as it was written";
  private static final String OUT_OF_ORDER =
      "it does not follow the line before it: a record was removed, added or moved";
  private static final String NOT_TORN =
      "it says that a line before it was cut off, and that is not what stands there";

  private final Consumer<Entry> reader;
  private final List<Torn> torn = new ArrayList<>();
  private long number;
  private long records;
  private String head = Seal.NOTHING;
  private boolean isTerminated = true;
  private @Nullable Damage damage;
  private Optional<Flaw> flaw = Optional.empty();

  private Verifier(Consumer<Entry> reader) {
    this.reader = reader;
  }

  /**
   * Reads a log to its end, or to its first flaw.
   *
   * @param reader is given every record that is whole
   */
  public static Chain read(InputStream log, Consumer<Entry> reader) throws IOException {
    return new Verifier(reader).read(new Lines(new BufferedInputStream(log)));
  }

  private Chain read(Lines lines) throws IOException {
    for (Optional<Lines.Line> line = lines.next();
        line.isPresent() && flaw.isEmpty();
        line = lines.next()) {
      number++;
      isTerminated = line.get().isTerminated();
      take(line.get());
    }
    Optional<Damage> left = Optional.ofNullable(damage);
    if (flaw.isEmpty() && isTerminated) {
      flaw = left.map(d -> new Flaw(d.line, CHANGED));
    }
    return new Chain(
        records,
        head,
        ImmutableList.copyOf(torn),
        flaw.isPresent() ? Optional.empty() : left.map(Damage::torn),
        isTerminated,
        flaw);
  }

  private void take(Lines.Line line) {
    Optional<Entry> entry = Entry.of(number, line.text());
    if (!line.isWhole()) {
      flaw = Optional.of(new Flaw(number, "it is longer than any record"));
    } else if (entry.isPresent()) {
      take(entry.get());
    } else if (damage == null) {
      damage = new Damage(number, line.text());
    } else {
      damage.add(line.text());
      flaw = Optional.of(damage).filter(Damage::isTooLong).map(d -> new Flaw(d.line, CHANGED));
    }
  }

  private void take(Entry entry) {
    Optional<Damage> before = Optional.ofNullable(damage);
    boolean tellsOfTorn = entry.type().equals(Event.Torn.TYPE);
    if (before.isPresent() && !(tellsOfTorn && before.get().isToldBy(entry))) {
      flaw = Optional.of(new Flaw(before.get().line, CHANGED));
    } else if (!entry.previous().equals(head) || entry.seq() != records + 1) {
      flaw = Optional.of(new Flaw(number, OUT_OF_ORDER));
    } else if (before.isEmpty() && tellsOfTorn) {
      flaw = Optional.of(new Flaw(number, NOT_TORN));
    } else {
      before.map(Damage::torn).ifPresent(torn::add);
      damage = null;
      records++;
      head = entry.digest();
      reader.accept(entry);
    }
  }

  /** Lines that are no records, one after the other. */
  private static final class Damage {

    private final long line;
    private final StringBuilder text = new StringBuilder();

    Damage(long line, String first) {
      this.line = line;
      text.append(first);
    }

    void add(String next) {
      text.append('\n').append(next);
    }

    boolean isTooLong() {
      return text.length() > Lines.LONGEST;
    }

    Torn torn() {
      return new Torn(line, text.length(), Seal.digest(text.toString()));
    }

    boolean isToldBy(Entry entry) {
      Torn torn = torn();
      return entry.json().path("bytes").asLong(-1) == torn.bytes()
          && entry.text("sha256").equals(torn.sha256());
    }
  }
}
