package io.github.zpacert.approval;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Approval;
import io.github.zpacert.model.Made;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges signatures over a plan. A signature counts if a key that the file names has made it over this very plan, for
 * plans, in the key's time; if it is not its author's; and if the same person has not approved already.
 */
public final class Approvals {

  /** A signature that is good, whoever made it. */
  private record Good(String file, Approver approver) {}

  private final Statement statement;
  private final Made made;
  private final Rule rule;
  private final Instant now;
  private final Map<String, String> notCounted = new LinkedHashMap<>();

  private Approvals(Statement statement, Made made, Rule rule, Instant now) {
    this.statement = statement;
    this.made = made;
    this.rule = rule;
    this.now = now;
  }

  /** Returns whether the signatures in these files, by unlike names, are enough. */
  public static Verdict judge(
      Statement statement, Made made, Iterable<SignatureFile> files, Rule rule, Instant now) {
    return new Approvals(statement, made, rule, now).verdict(files);
  }

  private Verdict verdict(Iterable<SignatureFile> files) {
    List<Good> good = new ArrayList<>();
    files.forEach(file -> approver(file).ifPresent(a -> good.add(new Good(file.name(), a))));
    List<Approver> counted = counted(good);
    return new Verdict(
        rule,
        counted.stream()
            .map(a -> new Approval(a.name(), a.key().toString()))
            .sorted(Comparator.comparing(Approval::by))
            .collect(toImmutableList()),
        ImmutableMap.copyOf(notCounted),
        missing(counted),
        rule.excludeAuthor() && !isAuthorKnown(),
        warnings());
  }

  /** Returns who made a signature that is good; nothing after noting why it is not. */
  private Optional<Approver> approver(SignatureFile file) {
    Optional<String> flaw;
    try {
      SshSignature signature = SshSignature.parse(file.text());
      SshPublicKey key = SshPublicKey.parse(signature.publicKey());
      Approver approver = new Approver(key, rule.signers().of(key));
      flaw = flaw(signature, approver);
      if (flaw.isEmpty()) {
        return Optional.of(approver);
      }
    } catch (MalformedException e) {
      flaw = Optional.of("the file " + e.reason());
    }
    flaw.ifPresent(why -> doNotCount(file.name(), why));
    return Optional.empty();
  }

  private Optional<String> flaw(SshSignature signature, Approver approver)
      throws MalformedException {
    if (!signature.namespace().equals(Statement.NAMESPACE)) {
      return Optional.of(
          "made for \"" + signature.namespace() + "\", not for \"" + Statement.NAMESPACE + "\"");
    }
    if (approver.lines().isEmpty()) {
      return Optional.of("made with a key that " + rule.signers().file() + " does not name ("
          + approver.key() + ")");
    }
    Optional<String> objection = objection(approver);
    if (objection.isEmpty() && !signature.isBy(approver.key(), statement.bytes())) {
      return Optional.of(
          "made over another plan, or the plan or the signature was changed afterwards");
    }
    return objection;
  }

  private void doNotCount(String file, String why) {
    notCounted.put(file, "not counted: " + why);
  }

  /** Returns why no line lets the key approve now, or nothing when one does. */
  private Optional<String> objection(Approver approver) {
    ImmutableList<Optional<String>> objections = approver.lines().stream()
        .map(l -> l.objection(Statement.NAMESPACE, now))
        .collect(toImmutableList());
    return objections.stream().anyMatch(Optional::isEmpty) ? Optional.empty() : objections.get(0);
  }

  /** Takes those first whose names stand for one person. */
  private List<Approver> counted(List<Good> good) {
    List<Good> ordered = new ArrayList<>(good);
    ordered.sort(Comparator.comparing(g -> g.approver().isWild()));
    Map<Approver, String> counted = new LinkedHashMap<>();
    for (Good next : ordered) {
      Optional<Map.Entry<Approver, String>> same = counted.entrySet().stream()
          .filter(c -> c.getKey().mayBe(next.approver()))
          .findFirst();
      String name = "\"" + next.approver().name() + "\"";
      if (isAuthor(next.approver())) {
        doNotCount(next.file(), name + " is who made the plan");
      } else if (same.isPresent()) {
        doNotCount(
            next.file(), name + " has approved already, with " + same.get().getValue());
      } else {
        counted.put(next.approver(), next.file());
      }
    }
    return ImmutableList.copyOf(counted.keySet());
  }

  private boolean isAuthor(Approver approver) {
    return rule.excludeAuthor() && approver.mayBeAuthor(made);
  }

  private boolean isAuthorKnown() {
    return made.actor().isPresent() || made.email().isPresent();
  }

  private ImmutableList<String> missing(List<Approver> counted) {
    return everybody()
        .filter(a -> objection(a).isEmpty() && !isAuthor(a))
        .filter(a -> counted.stream().noneMatch(a::mayBe))
        .map(Approver::name)
        .distinct()
        .collect(toImmutableList());
  }

  /** Whoever runs pipelines under a name that the file does not know could approve what is their own. */
  private ImmutableList<Problem> warnings() {
    boolean isStranger =
        rule.excludeAuthor() && isAuthorKnown() && everybody().noneMatch(a -> a.mayBeAuthor(made));
    return isStranger
        ? ImmutableList.of(Problem.warning("\"" + made.actor().or(made::email).orElse("")
                + "\", who made the plan, is not in " + rule.signers().file()
                + ": whether they have approved it themselves cannot be told")
            .withHint("add the name to the line of the person's key"))
        : ImmutableList.of();
  }

  private Stream<Approver> everybody() {
    return rule.signers().signers().stream()
        .map(Signer::key)
        .distinct()
        .map(key -> new Approver(key, rule.signers().of(key)));
  }
}
