package io.github.zpacert.plan;

import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Code;
import io.github.zpacert.model.Desired;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Owned.Staged;
import io.github.zpacert.model.Rotation;
import io.github.zpacert.plan.Matcher.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what to do about one desired certificate, once it is known which live object it is. */
final class Reconciler {

  private final LiveIndex index;
  private final Spares spares;
  private final Usage usage;
  private final Rotation rotation;
  private final Findings findings;

  Reconciler(LiveIndex index, Usage usage, Rotation rotation, Findings findings) {
    this.index = index;
    this.spares = new Spares(index);
    this.usage = usage;
    this.rotation = rotation;
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
        .forEach(other -> findings.add(Finding.of(
                Code.SIMILAR_NAME,
                "the tenant has \"" + other.name() + "\" (id " + other.id()
                    + "), whose name differs from \"" + desired.address().name()
                    + "\" only in case: they are taken for two")
            .about(desired.address())));
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
      Optional<Staged> staged = spares.holding(desired, match.owned()).map(Reconciler::staged);
      return new Action.Replace(
          desired.address(),
          before,
          after,
          staged,
          adopts,
          rotation.ofShown(!usage.of(live.id()).isEmpty()),
          usage.of(live.id()),
          "the files hold another certificate" + staged.map(this::progress).orElse(""));
    }
    Optional<Existing> shown = shownLeftover(match, live);
    if (shown.isPresent()) {
      return new Action.Replace(
          desired.address(),
          shown.get(),
          after,
          Optional.of(staged(live)),
          adopts,
          rotation.ofShown(true),
          usage.of(shown.get().id()),
          "an interrupted rotation is turned back, since the files hold the former certificate again");
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

  /** Says what is there already, after the reason of a replace. */
  private String progress(Staged staged) {
    if (!StagedName.isOne(staged.name())) {
      return "; \"" + staged.name() + "\" is that one";
    }
    int moved = usage.of(staged.id()).size();
    return "; an interrupted rotation goes on"
        + (moved == 0 ? "" : ": " + moved + (moved == 1 ? " consumer shows" : " consumers show"))
        + (moved == 0 ? "" : " the new one already");
  }

  /** Returns the upload of an interrupted rotation that is no longer wanted, if somebody shows it by now. */
  private Optional<Existing> shownLeftover(Match match, Live live) {
    return match
        .owned()
        .flatMap(Owned::staged)
        .filter(s -> !s.id().equals(live.id()) && !usage.of(s.id()).isEmpty())
        .flatMap(s -> index.withId(live.microtenantId(), s.id()))
        .flatMap(l -> l.facts().map(f -> Existing.of(l, f)));
  }

  private static Staged staged(Live live) {
    return new Staged(live.id(), live.name().text(), live.facts().orElseThrow().fingerprint());
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
      findings.add(Finding.of(
          Code.OTHER_CHAIN,
          desired.address(),
          "has " + live.chain().size()
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
