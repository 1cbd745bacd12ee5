package io.github.zpacert.plan;

import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Desired;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Owned.Staged;
import io.github.zpacert.plan.Matcher.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what to do about one desired certificate, once it is known which live object it is. */
final class Reconciler {

  private final LiveIndex index;
  private final Findings findings;

  Reconciler(LiveIndex index, Findings findings) {
    this.index = index;
    this.findings = findings;
  }

  /** Returns the action, or nothing where a finding forbids any. */
  Optional<Action> reconcile(Match match) {
    if (match.live().isEmpty()) {
      return Optional.of(create(match));
    }
    Live live = match.live().get();
    Optional<Problem> obstacle = obstacle(match.desired(), live);
    obstacle.ifPresent(findings::add);
    return obstacle.isPresent()
        ? Optional.empty()
        : live.facts().map(facts -> reconcile(match, live, facts));
  }

  private Action create(Match match) {
    Desired desired = match.desired();
    index
        .namedInOtherCase(desired.microtenantId(), desired.address().name())
        .forEach(other -> findings.add(Problem.warning(
            desired.declaredAt(),
            "the tenant has \"" + other.name() + "\" (id " + other.id()
                + "), whose name differs from \"" + desired.address().name()
                + "\" only in case: they are taken for two")));
    String reason = match
        .owned()
        .map(o -> "the object that the state knew (id " + o.id() + ") is gone")
        .orElse("the tenant does not have it");
    return new Action.Create(desired.address(), Wanted.of(desired), reason);
  }

  private Optional<Problem> obstacle(Desired desired, Live live) {
    String object = "\"" + desired.address() + "\" (id " + live.id() + ") ";
    if (live.facts().isEmpty()) {
      return obstacle(
          desired,
          object + "holds no readable certificate in the tenant",
          "a signing request that waits"
              + " for its certificate? finish or delete it in the portal, or choose another name");
    }
    if (live.isUntouchable()) {
      return obstacle(
          desired,
          object + (live.zscalerManaged() ? "is managed by Zscaler" : "is read-only in the tenant"),
          "remove it from the files");
    }
    String name = desired.address().name();
    return index.named(live.microtenantId(), name).stream()
        .filter(other -> !live.name().says(name) && !other.id().equals(live.id()))
        .findFirst()
        .flatMap(other -> obstacle(
            desired,
            object + "is named \"" + live.name()
                + "\" in the tenant and cannot get its name back: id " + other.id() + " has it",
            "rename or delete one of them in the portal"));
  }

  private static Optional<Problem> obstacle(Desired desired, String message, String hint) {
    return Optional.of(Problem.error(desired.declaredAt(), message).withHint(hint));
  }

  private Action reconcile(Match match, Live live, CertificateFacts facts) {
    Desired desired = match.desired();
    Existing before = Existing.of(live, facts);
    Wanted after = Wanted.of(desired);
    boolean adopts = !match.isOwned();
    if (!live.holds(desired.facts().fingerprint())) {
      return new Action.Replace(
          desired.address(),
          before,
          after,
          stagedFor(match),
          adopts,
          "the files hold another certificate");
    }
    warnOfOtherChain(desired, live);
    List<String> differences = differences(desired, live);
    if (!differences.isEmpty()) {
      return new Action.Update(
          desired.address(), before, after, adopts, String.join(", ", differences));
    }
    return match.owned().filter(o -> records(o, desired, live)).isPresent()
        ? new Action.Keep(desired.address(), before, "files, state and tenant agree")
        : new Action.Adopt(
            desired.address(),
            before,
            desired.protect(),
            adopts,
            adopts
                ? "it is live as the files want it, and the state does not know it"
                : "the state is out of date");
  }

  private Optional<Staged> stagedFor(Match match) {
    Desired desired = match.desired();
    var content = desired.facts().fingerprint();
    Optional<Live> known = match
        .owned()
        .flatMap(Owned::staged)
        .flatMap(s -> index.withId(desired.microtenantId(), s.id()))
        .filter(l -> l.holds(content));
    return known
        .or(() -> index.holding(
            desired.microtenantId(), StagedName.of(desired.address().name(), content), content))
        .map(l -> new Staged(l.id(), l.name().text(), content));
  }

  private static List<String> differences(Desired desired, Live live) {
    List<String> differences = new ArrayList<>();
    if (!live.name().says(desired.address().name())) {
      differences.add("the tenant has it under the name \"" + live.name() + "\"");
    }
    if (!live.description().says(desired.description())) {
      differences.add("the description differs");
    }
    return differences;
  }

  private void warnOfOtherChain(Desired desired, Live live) {
    if (!live.chain().equals(desired.chain())) {
      findings.add(Problem.warning(
          desired.declaredAt(),
          "\"" + desired.address() + "\" has " + live.chain().size()
              + " intermediate certificates in the tenant and "
              + desired.chain().size()
              + " in the files, or others; the same leaf is never uploaded twice"));
    }
  }

  /** Whether the state's entry says what is true now, so that there is nothing to write. */
  private static boolean records(Owned owned, Desired desired, Live live) {
    return owned.address().equals(desired.address())
        && owned.id().equals(live.id())
        && owned.fingerprint().equals(desired.facts().fingerprint())
        && owned.description().equals(live.description().text())
        && owned.protect() == desired.protect();
  }
}
