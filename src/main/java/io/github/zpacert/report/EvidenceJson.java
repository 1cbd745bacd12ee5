package io.github.zpacert.report;

import static java.util.stream.Collectors.joining;

import io.github.zpacert.diag.Problem;
import io.github.zpacert.evidence.Chain;
import io.github.zpacert.evidence.Entry;
import io.github.zpacert.evidence.Story;
import java.util.Collection;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an evidence log tells, for a machine. */
public final class EvidenceJson {

  private EvidenceJson() {}

  /**
   * Returns what was found of a log as a whole.
   *
   * @param wrong why it cannot be trusted
   */
  public static String verdict(
      String file, Chain chain, Collection<Story> runs, Optional<Problem> wrong) {
    ObjectNode json = Json.object()
        .put("file", file)
        .put("intact", wrong.isEmpty())
        .put("records", chain.records())
        .put("runs", runs.size())
        .put("head", "sha256:" + chain.head());
    ArrayNode torn = json.putArray("torn");
    chain.torn().forEach(t -> torn.addObject().put("line", t.line()).put("bytes", t.bytes()));
    chain.tail().ifPresent(t -> torn.addObject().put("line", t.line()).put("bytes", t.bytes()));
    Json.put(json, "error", wrong.map(Problem::toString));
    return Json.document(json);
  }

  /** Returns the records of the runs, as they stand in the log. */
  public static String show(Collection<Story> runs) {
    return runs.stream()
        .flatMap(r -> r.entries().stream())
        .map(Entry::line)
        .map(line -> line + "\n")
        .collect(joining());
  }
}
