package io.github.zpacert.report;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.hash.Hashing;
import com.google.common.net.UrlEscapers;
import io.github.zpacert.diag.Position;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run has found, as SARIF 2.1.0. Every result has a place, without which code scanning takes none: where the
 * line is not known the first one of the file.
 */
final class SarifJson {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  /** No changes, changes or drift, and expiry alone: what a run finds does not make it a failure. */
  private static final ImmutableSet<Integer> SUCCESSFUL = ImmutableSet.of(0, 2, 17);

  private static final ImmutableList<Rule> RULES = ImmutableList.copyOf(Rule.values());

  private SarifJson() {}

  static String render(Report report) {
    ObjectNode log = Json.object().put("$schema", SCHEMA).put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    run.putObject("tool").set("driver", driver(report.ending().version()));
    run.putArray("invocations").add(invocation(report.ending()));
    run.put("columnKind", "unicodeCodePoints");
    ArrayNode results = run.putArray("results");
    Finding.of(report).forEach(f -> results.add(result(f)));
    return Json.document(log);
  }

  private static ObjectNode driver(String version) {
    ObjectNode driver = Json.object().put("name", "zpacert").put("version", version);
    ArrayNode rules = driver.putArray("rules");
    for (Rule rule : RULES) {
      ObjectNode json = rules.addObject().put("id", rule.id());
      json.putObject("shortDescription").put("text", rule.description());
      json.putObject("defaultConfiguration").put("level", rule.level());
    }
    return driver;
  }

  private static ObjectNode invocation(Report.Ending ending) {
    return Json.object()
        .put("executionSuccessful", SUCCESSFUL.contains(ending.exitCode()))
        .put("exitCode", ending.exitCode())
        .put("exitCodeDescription", ending.meaning())
        .put("endTimeUtc", Wording.time(ending.at()));
  }

  private static ObjectNode result(Finding finding) {
    Rule rule = finding.rule();
    ObjectNode result =
        Json.object().put("ruleId", rule.id()).put("ruleIndex", RULES.indexOf(rule));
    result.put("level", finding.level("note")).putObject("message").put("text", finding.message());
    result.putArray("locations").addObject().set("physicalLocation", place(finding.at()));
    result.putObject("partialFingerprints").put("zpacert/v1", fingerprint(finding));
    finding
        .accepted()
        .ifPresent(reason -> result
            .putArray("suppressions")
            .addObject()
            .put("kind", "external")
            .put("status", "accepted")
            .put("justification", reason));
    return result;
  }

  private static ObjectNode place(Position at) {
    ObjectNode place = Json.object();
    place.putObject("artifactLocation").put("uri", uri(at.file()));
    ObjectNode region = place.putObject("region").put("startLine", Math.max(1, at.line()));
    if (at.column() > 0) {
      region.put("startColumn", at.column());
    }
    return place;
  }

  /** Returns a relative reference, or the address of an absolute path. */
  private static String uri(String file) {
    String path = Splitter.on('/')
        .splitToStream(file.replace('\\', '/'))
        // what stands before a colon would be taken for a scheme
        .map(s -> UrlEscapers.urlPathSegmentEscaper().escape(s).replace(":", "%3A"))
        .collect(Collectors.joining("/"));
    return path.startsWith("/") ? "file://" + path : path;
  }

  private static String fingerprint(Finding finding) {
    String identity =
        String.join("\0", finding.rule().id(), finding.at().file(), finding.identity());
    return Hashing.sha256().hashString(identity, StandardCharsets.UTF_8).toString();
  }
}
