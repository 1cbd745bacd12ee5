package io.github.zpacert.plan;

import com.google.common.base.Joiner;
import io.github.zpacert.model.Code;
import io.github.zpacert.model.Desired;
import io.github.zpacert.model.Gates;
import java.util.Optional;
import java.util.stream.Stream;

/** How certificates are entered: names that are given, descriptions that are written. */
final class EntryGates {

  private EntryGates() {}

  /** Returns what is said of what an action writes; what is there already keeps its name. */
  static Stream<Finding> findings(Action action, Desired desired, Gates gates) {
    Stream<Flaw> flaws = Stream.of(
            isNamed(action, desired) ? name(desired.address().name(), gates) : none(),
            action.changesTenant() ? description(desired.description()) : none())
        .flatMap(Optional::stream);
    return flaws.map(f -> f.of(desired.address()));
  }

  private static boolean isNamed(Action action, Desired desired) {
    if (action instanceof Action.Update update) {
      return isPrevious(update.before(), desired);
    }
    return action instanceof Action.Create
        || (action instanceof Action.Replace replace && isPrevious(replace.before(), desired));
  }

  private static boolean isPrevious(Existing before, Desired desired) {
    return desired.previousName().filter(before.name()::equals).isPresent();
  }

  static Optional<Flaw> name(String name, Gates gates) {
    return gates.welcomes(name)
        ? none()
        : Optional.of(new Flaw(
            Code.NAME_PATTERN,
            "has a name that does not fit policy.namePattern: "
                + Joiner.on(", ").join(gates.namePatterns()),
            "name it as the pattern asks, or widen the pattern"));
  }

  static Optional<Flaw> description(String description) {
    return description.isBlank()
        ? Optional.of(new Flaw(
            Code.MISSING_DESCRIPTION,
            "has no description",
            "say with \"description\" what it is for; \"defaults\" may hold one for all"))
        : none();
  }

  private static Optional<Flaw> none() {
    return Optional.empty();
  }
}
