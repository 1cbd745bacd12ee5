package io.github.zpacert.report;

import static java.util.stream.Collectors.joining;

import io.github.zpacert.evidence.Chain;
import io.github.zpacert.evidence.Entry;
import io.github.zpacert.evidence.Story;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What an evidence log tells, for a person. */
public final class EvidenceText {

  private static final int HASH = 8;

  private EvidenceText() {}

  /** Returns what a run says of a log that it has added to. */
  public static String head(long records, String head) {
    return "evidence: " + Wording.count(records, "record") + ", head sha256:" + head;
  }

  /** Returns what was found of a log as a whole. */
  public static String verdict(String file, Chain chain, Collection<Story> runs) {
    long open = runs.stream().filter(Story::isOpen).count();
    return Printable.of(file) + ": " + Wording.count(chain.records(), "record") + " of "
        + Wording.count(runs.size(), "run") + ", one unbroken chain"
        + (open == 0 ? "" : "; " + Wording.count(open, "run") + " did not end")
        + "\nhead sha256:" + chain.head() + "\n";
  }

  /** Returns all runs, an empty line between them. */
  public static String show(Collection<Story> runs) {
    return runs.isEmpty()
        ? "No such run.\n"
        : runs.stream().map(EvidenceText::show).collect(joining("\n"));
  }

  private static String show(Story run) {
    Entry first = run.begun().orElse(run.entries().get(0));
    FactLines facts =
        new FactLines().add("run", first.run()).add("began", time(first) + ", " + by(first));
    JsonNode json = first.json();
    add(facts, "for", actor(json.path("origin")));
    add(facts, "commit", commit(json.path("origin")));
    add(facts, "job", text(json.path("origin"), "job"));
    if (json.has("plan")) {
      addPlan(facts, json.path("plan"), json.path("origin"));
    }
    for (JsonNode approval : json.path("approvals")) {
      facts.add("approved by", text(approval, "by") + ", " + text(approval, "key"));
    }
    add(facts, "change", first.text("change"));
    add(facts, "emergency", first.text("emergency"));
    add(facts, "state", state(json.path("state")));
    run.stateChange().ifPresent(e -> add(facts, "changes", addresses(e.json())));
    if (run.isOpen() || run.ended().isPresent()) {
      facts.add("ended", run.ended().map(EvidenceText::ended).orElse("no end is on record"));
    }
    Map<Long, Entry> answers = run.answers();
    Map<Long, Entry> found = run.found();
    return facts
        + run.sendings().stream()
            .map(s -> write(s, Optional.ofNullable(answers.get(s.seq())))
                + Optional.ofNullable(found.get(s.seq()))
                    .map(EvidenceText::found)
                    .orElse(""))
            .collect(joining());
  }

  private static String by(Entry first) {
    return first.text("operation") + " by " + first.text("by");
  }

  private static void addPlan(FactLines facts, JsonNode plan, JsonNode origin) {
    facts.add("plan", "sha256:" + text(plan, "digest"));
    JsonNode made = plan.path("made");
    if (!made.equals(origin)) {
      add(facts, "made for", actor(made));
      add(facts, "made from", commit(made));
      add(facts, "made by", text(made, "job"));
    }
  }

  private static String addresses(JsonNode json) {
    return json.path("addresses").valueStream().map(a -> a.asString("")).collect(joining(", "));
  }

  private static void add(FactLines facts, String label, String value) {
    if (!value.isEmpty()) {
      facts.add(label, value);
    }
  }

  private static String time(Entry entry) {
    return Wording.time(entry.time());
  }

  private static String text(JsonNode json, String name) {
    return json.path(name).asString("");
  }

  private static String actor(JsonNode made) {
    return Stream.of(text(made, "actor"), text(made, "email"))
        .filter(s -> !s.isEmpty())
        .collect(joining(", "));
  }

  private static String commit(JsonNode made) {
    String commit = text(made, "commit");
    boolean isDirty = made.path("dirty").asBoolean(false);
    return commit + (isDirty && !commit.isEmpty() ? ", with changes that are not in it" : "");
  }

  private static String state(JsonNode state) {
    return "serial " + state.path("serial").asLong(0) + " of " + text(state, "lineage");
  }

  private static String ended(Entry ended) {
    JsonNode json = ended.json();
    return time(ended) + ", exit code " + json.path("exit").asInt(-1) + ": "
        + json.path("added").asLong(0) + " added, " + json.path("changed").asLong(0) + " changed, "
        + json.path("destroyed").asLong(0) + " destroyed, "
        + json.path("failed").asLong(0)
        + " failed; state serial " + json.path("serial").asLong(0);
  }

  private static String write(Entry sending, Optional<Entry> answer) {
    JsonNode json = sending.json();
    JsonNode object = json.path("object");
    int attempt = json.path("attempt").asInt(1);
    String id = text(object, "id");
    return "  " + time(sending) + " " + Printable.of(sending.text("operation")) + " "
        + Printable.of(text(object, "kind")) + " " + Printable.quoted(text(object, "name"))
        + (id.isEmpty() ? "" : " (id " + Printable.of(id) + ")")
        + " for " + Printable.of(addresses(json))
        + (attempt == 1 ? "" : ", attempt " + attempt)
        + "\n    " + content(json) + "\n    "
        + answer.map(EvidenceText::answer).orElse("no answer is on record") + "\n";
  }

  private static String found(Entry found) {
    return "    found to be done, id " + Printable.of(found.text("id")) + "\n";
  }

  private static String content(JsonNode sending) {
    return "SHA-256 " + fingerprints(sending.path("before")) + " -> "
        + fingerprints(sending.path("after"));
  }

  private static String fingerprints(JsonNode all) {
    return all.isEmpty()
        ? "none"
        : all.valueStream()
            .map(f -> f.asString("unknown"))
            .map(f -> Printable.of(f.length() > HASH ? f.substring(0, HASH) : f))
            .collect(joining(", "));
  }

  private static String answer(Entry sent) {
    JsonNode json = sent.json();
    int status = json.path("status").asInt(0);
    String id = sent.text("id");
    String requestId = sent.text("requestId");
    String reason = sent.text("reason");
    return Printable.of(sent.text("outcome"))
        + (status == 0 ? "" : ", HTTP " + status)
        + " after " + json.path("milliseconds").asLong(0) + " ms"
        + (id.isEmpty() ? "" : ", id " + Printable.of(id))
        + (requestId.isEmpty() ? "" : ", request id " + Printable.of(requestId))
        + (reason.isEmpty() ? "" : ": " + Printable.of(reason));
  }
}
