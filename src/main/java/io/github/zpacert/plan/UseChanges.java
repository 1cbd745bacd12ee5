package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Consumer;
import io.github.zpacert.model.Modification;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What has become of those who showed a certificate when a plan was made. */
final class UseChanges {

  private final Address address;
  private final Usage now;

  UseChanges(Address address, Usage now) {
    this.address = address;
    this.now = now;
  }

  /** Returns who has come, who has gone, and what has changed about those who stay. */
  Stream<Problem> since(ImmutableList<Use> then, ImmutableList<Use> today) {
    Stream<Problem> come = today.stream()
        .filter(u -> then.stream().noneMatch(t -> isSame(t, u)))
        .map(u -> Problem.error("\"" + address + "\" is shown by " + u
            + ", which did not when the plan was made" + modified(u)));
    return Stream.concat(come, then.stream().filter(u -> !today.contains(u)).flatMap(this::since));
  }

  private Stream<Problem> since(Use then) {
    Optional<Use> today = now.all().filter(u -> isSame(u, then)).findFirst();
    if (today.isEmpty()) {
      return Stream.of(
          Problem.error("\"" + address + "\" was shown by " + then + ", which is gone"));
    }
    ImmutableList<Problem> seen = Stream.of(
            difference(
                then, today.get(), "certificate", u -> "id " + u.consumer().certificateId()),
            difference(then, today.get(), "name", u -> u.consumer().name()),
            difference(then, today.get(), "domain", u -> u.consumer().domain()))
        .flatMap(Optional::stream)
        .collect(ImmutableList.toImmutableList());
    // the names of what holds it stand in the address
    return seen.isEmpty()
        ? difference(then, today.get(), "address", u -> u.address().toString()).stream()
        : seen.stream();
  }

  private Optional<Problem> difference(
      Use then, Use today, String field, Function<Use, String> get) {
    String was = get.apply(then);
    String is = get.apply(today);
    return was.equals(is)
        ? Optional.empty()
        : Optional.of(Problem.error("\"" + address + "\" was shown by " + then
            + ", which has changed: " + field + " was \"" + was + "\", is \"" + is + "\""
            + modified(today)));
  }

  private Modification modified(Use use) {
    return now.modification(use.consumer().object());
  }

  private static boolean isSame(Use one, Use other) {
    Consumer a = one.consumer();
    Consumer b = other.consumer();
    return a.kind() == b.kind()
        && a.id().equals(b.id())
        && a.object().id().equals(b.object().id())
        && a.object().microtenantId().equals(b.object().microtenantId());
  }
}
