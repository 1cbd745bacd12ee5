package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Action.Adopt;
import io.github.zpacert.plan.Action.Create;
import io.github.zpacert.plan.Action.Delete;
import io.github.zpacert.plan.Action.Forget;
import io.github.zpacert.plan.Action.Keep;
import io.github.zpacert.plan.Action.Replace;
import io.github.zpacert.plan.Action.Update;
import io.github.zpacert.plan.Existing;
import io.github.zpacert.plan.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Words one action as a block of lines. An action to keep is no line at all. */
final class ActionText implements Action.Visitor<String, RuntimeException> {

  /** Characters that two values may have together on one line. */
  private static final int LONG = 100;

  private static final String NONE = "(none)";
  private static final String ADOPTED = "adopted into the state, which does not know it yet";

  private final Style style;

  ActionText(Style style) {
    this.style = style;
  }

  @Override
  public String create(Create action) {
    Wanted after = action.after();
    Block block =
        new Block(style).head(Mark.ADD, action.address(), "will be created", action.reason());
    block.row(Mark.ADD, "description", description(after.description()));
    facts(block, Mark.ADD, after.facts());
    if (after.protect()) {
      block.row(Mark.ADD, "protect", "true");
    }
    return block.toString();
  }

  @Override
  public String update(Update action) {
    Block block = new Block(style)
        .head(Mark.CHANGE, action.address(), "will be updated in place", action.reason());
    List<String> same = new ArrayList<>();
    texts(block, action.before(), action.after(), same);
    unchanged(block, same);
    CertificateFacts facts = action.before().facts();
    block.note("content unchanged: " + subject(facts) + ", valid to "
        + Wording.date(facts.notAfter()) + ", SHA-256 " + facts.fingerprint().shortened());
    adoption(block, action.adopts());
    return block.toString();
  }

  @Override
  public String replace(Replace action) {
    Block block = new Block(style)
        .head(Kind.mark(action), action.address(), "will be replaced", action.reason());
    List<String> same = new ArrayList<>();
    texts(block, action.before(), action.after(), same);
    changedFacts(block, action.before().facts(), action.after().facts(), same);
    uses(block, action);
    unchanged(block, same);
    adoption(block, action.adopts());
    return block.note(ReplaceSteps.of(action)).toString();
  }

  private static void uses(Block block, Replace action) {
    if (!action.uses().isEmpty()) {
      block.row(
          action.rotation().repoints() ? Mark.CHANGE : Mark.NONE,
          "shown by",
          action.uses().stream().map(UseText::of).toList());
    }
  }

  @Override
  public String delete(Delete action) {
    Existing before = action.before();
    Block block =
        new Block(style).head(Mark.REMOVE, action.address(), "will be destroyed", action.reason());
    block.row(Mark.REMOVE, "id", Printable.of(before.id()));
    if (!before.name().equals(action.address().name())) {
      block.row(Mark.REMOVE, "name", Printable.quoted(before.name()));
    }
    block.row(Mark.REMOVE, "description", description(before.description()));
    facts(block, Mark.REMOVE, before.facts());
    return block.toString();
  }

  @Override
  public String adopt(Adopt action) {
    String fate = action.isNew() ? "adopted into the state" : "brought up to date in the state";
    return new Block(style)
        .line(
            Mark.ADOPT,
            style.bold(Printable.of(action.address().toString()))
                + " (id " + Printable.of(action.live().id()) + ") is " + fate
                + ", no change to it: " + Printable.of(action.reason()))
        .toString();
  }

  @Override
  public String forget(Forget action) {
    return new Block(style)
        .line(
            Mark.FORGET,
            style.bold(Printable.of(action.address().toString()))
                + " (id " + Printable.of(action.before().id())
                + ") is dropped from the state, no change to the tenant: "
                + Printable.of(action.reason()))
        .toString();
  }

  @Override
  public String keep(Keep action) {
    return "";
  }

  private static void facts(Block block, Mark mark, CertificateFacts facts) {
    block.row(mark, "subject", subject(facts));
    block.row(mark, "SANs", sans(facts));
    block.row(mark, "issuer", Printable.of(facts.issuer()));
    block.row(mark, "key", key(facts));
    block.row(mark, "valid", "from " + validity(facts));
    block.row(mark, "SHA-256", facts.fingerprint().hex());
  }

  private static void texts(Block block, Existing before, Wanted after, List<String> same) {
    change(block, "name", Printable.quoted(before.name()), Printable.quoted(after.name()), same);
    change(
        block,
        "description",
        description(before.description()),
        description(after.description()),
        same);
  }

  private void changedFacts(
      Block block, CertificateFacts before, CertificateFacts after, List<String> same) {
    change(block, "subject", subject(before), subject(after), same);
    changedSans(block, before.sans(), after.sans(), same);
    change(block, "issuer", Printable.of(before.issuer()), Printable.of(after.issuer()), same);
    change(block, "key", key(before), key(after), same);
    change(block, "valid", validity(before), validity(after), same);
    change(block, "SHA-256", before.fingerprint().hex(), after.fingerprint().hex(), same);
  }

  /** Adds a row when the two differ, else the label to what stayed the same. */
  private static void change(
      Block block, String label, String before, String after, List<String> same) {
    if (before.equals(after)) {
      same.add(label);
    } else {
      block.row(Mark.CHANGE, label, arrow(before, after));
    }
  }

  /** Puts what is long below each other, so that the two can be compared. */
  private static List<String> arrow(String before, String after) {
    return before.length() + after.length() > LONG
        ? List.of(before, "-> " + after)
        : List.of(before + " -> " + after);
  }

  private void changedSans(Block block, Set<String> before, Set<String> after, List<String> same) {
    if (before.equals(after)) {
      same.add("SANs");
      return;
    }
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    Sets.difference(after, before).forEach(s -> lines.add(sanLine(Mark.ADD, s)));
    Sets.difference(before, after).forEach(s -> lines.add(sanLine(Mark.REMOVE, s)));
    int kept = Sets.intersection(before, after).size();
    if (kept > 0) {
      lines.add("(" + kept + " unchanged)");
    }
    block.row(Mark.CHANGE, "SANs", lines.build());
  }

  private String sanLine(Mark mark, String san) {
    return mark.in(style) + " " + Printable.of(san);
  }

  private static void unchanged(Block block, List<String> same) {
    if (!same.isEmpty()) {
      block.note(String.join(", ", same) + " unchanged");
    }
  }

  private static void adoption(Block block, boolean adopts) {
    if (adopts) {
      block.note(ADOPTED);
    }
  }

  private static String description(String text) {
    return text.isEmpty() ? NONE : Printable.quoted(text);
  }

  private static String subject(CertificateFacts facts) {
    return facts.subject().isEmpty() ? NONE : Printable.of(facts.subject());
  }

  private static List<String> sans(CertificateFacts facts) {
    return facts.sans().isEmpty()
        ? List.of(NONE)
        : facts.sans().stream().map(Printable::of).toList();
  }

  /** Two keys of one kind differ: the hash says so. */
  private static String key(CertificateFacts facts) {
    return Printable.of(facts.key()) + " (SHA-256 " + facts.publicKey().shortened() + ")";
  }

  static String validity(CertificateFacts facts) {
    return Wording.date(facts.notBefore()) + " to " + Wording.date(facts.notAfter()) + ", "
        + Wording.count(Wording.days(facts.notBefore(), facts.notAfter()), "day");
  }
}
