package io.github.zpacert.evidence;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.stream.Collectors.toSet;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One run as a log tells it.
 *
 * @param entries in their order
 */
public record Story(ImmutableList<Entry> entries) {

  /** Which runs somebody wants to see, and what of them. */
  public record Wish(Optional<String> address, Optional<String> change, Optional<Instant> since) {}

  /** Returns when and why it began; nothing if the log does not say. */
  public Optional<Entry> begun() {
    return of(Event.Begun.TYPE).stream().findFirst();
  }

  public Optional<Entry> ended() {
    return of(Event.Ended.TYPE).stream().findFirst();
  }

  /** Whether it began to write, and its end is not on record. */
  public boolean isOpen() {
    return begun().isPresent() && ended().isEmpty();
  }

  /** Returns what it has done to the state by hand. */
  public Optional<Entry> stateChange() {
    return of(Event.StateChange.TYPE).stream().findFirst();
  }

  /** Returns every request that was about to leave. */
  public ImmutableList<Entry> sendings() {
    return of(Event.Sending.TYPE);
  }

  /** Returns what came of the requests, by their numbers; nothing of one before whose answer the run has died. */
  public Map<Long, Entry> answers() {
    return bySending(Event.Sent.TYPE);
  }

  /** Returns what a look has found of requests whose answers did not say it, by their numbers. */
  public Map<Long, Entry> found() {
    return bySending(Event.Found.TYPE);
  }

  private Map<Long, Entry> bySending(String type) {
    Map<Long, Entry> found = new HashMap<>();
    of(type).forEach(e -> found.put(e.json().path("sending").asLong(-1), e));
    return found;
  }

  private ImmutableList<Entry> of(String type) {
    return entries.stream().filter(e -> e.type().equals(type)).collect(toImmutableList());
  }

  /** Returns as much of it as is wished for; nothing if none of it is. */
  public Optional<Story> as(Wish wish) {
    boolean isOfChange =
        wish.change().isEmpty() || begun().map(b -> b.text("change")).equals(wish.change());
    boolean isRecent =
        wish.since().isEmpty() || !entries.get(0).time().isBefore(wish.since().get());
    Story about = wish.address().map(this::about).orElse(this);
    boolean isAbout = wish.address().isEmpty()
        || !about.sendings().isEmpty()
        || stateChange().filter(e -> names(e, wish.address().get())).isPresent();
    return isOfChange && isRecent && isAbout ? Optional.of(about) : Optional.empty();
  }

  private static boolean names(Entry entry, String address) {
    return entry
        .json()
        .path("addresses")
        .valueStream()
        .anyMatch(a -> a.asString("").equals(address));
  }

  /** Returns it with the writes for one address alone. */
  private Story about(String address) {
    Set<Long> others =
        sendings().stream().filter(s -> !names(s, address)).map(Entry::seq).collect(toSet());
    return new Story(entries.stream()
        .filter(e -> !others.contains(e.seq()))
        .filter(e -> !others.contains(e.json().path("sending").asLong(-1)))
        .collect(toImmutableList()));
  }
}
