package io.github.zpacert.report;

import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Address;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Action.Adopt;
import io.github.zpacert.plan.Counts;
import io.github.zpacert.plan.Drift;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.plan.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The events of a run with the names of Terraform's machine-readable UI. Every method returns one line of JSON without
 * its line feed.
 */
public final class JsonLines {

  private static final String UI_VERSION = "1.2";

  /** What a summary counts: what would be done, or what was. */
  public enum Operation {
    PLAN,
    APPLY
  }

  private JsonLines() {}

  public static String version(Instant now, String version) {
    ObjectNode line = line(now, "info", "zpacert " + version, "version");
    return Json.line(line.put("zpacert", version).put("ui", UI_VERSION));
  }

  public static String plannedChange(Instant now, Action action) {
    Kind kind = Kind.of(action);
    String message = Printable.of(action.address().toString()) + ": Plan to " + kind.word();
    ObjectNode line = line(now, "info", message, "planned_change");
    ObjectNode change = line.putObject("change");
    change.set("resource", resource(action.address()));
    change.put("action", uiAction(action)).put("reason", action.reason());
    return Json.line(line);
  }

  /** Returns the line for something that a replace points to its new certificate. */
  public static String plannedRepoint(Instant now, Use use) {
    String message = Printable.of(use.address().toString()) + ": Plan to update";
    ObjectNode line = line(now, "info", message, "planned_change");
    ObjectNode change = line.putObject("change");
    change.set("resource", resource(use.address(), UseJson.type(use)));
    change.put("action", "update").put("reason", UseJson.REASON);
    return Json.line(line);
  }

  /** Returns the line that ends a plan. */
  public static String changeSummary(Instant now, Plan plan) {
    return changeSummary(
        now, PlanText.lastLine(plan), Operation.PLAN, plan.counts(), imported(plan));
  }

  /**
   * Returns the line that ends an apply.
   *
   * @param adopted how many objects the state did not know before
   */
  public static String applySummary(Instant now, Counts done, int adopted) {
    return changeSummary(now, ApplyText.summary(done), Operation.APPLY, done, adopted);
  }

  /** Returns the line that ends an apply that did not come to its end. */
  public static String applyIncomplete(Instant now, Counts done) {
    return changeSummary(now, ApplyText.incomplete(done), Operation.APPLY, done, 0);
  }

  public static String applyStart(Instant now, Action action) {
    String message = named(action) + Kind.doing(action) + "...";
    ObjectNode line = line(now, "info", message, "apply_start");
    hook(line, action);
    return Json.line(line);
  }

  /** Returns the line that says how far the evidence log has come. */
  public static String evidence(Instant now, long records, String head) {
    ObjectNode line = line(now, "info", EvidenceText.head(records, head), "evidence");
    return Json.line(line.put("records", records).put("head", "sha256:" + head));
  }

  /** Returns the line for a step within an action. */
  public static String applyStep(Instant now, Action action, String what) {
    ObjectNode line = line(now, "info", named(action) + Printable.of(what), "apply_progress");
    hook(line, action);
    return Json.line(line);
  }

  public static String applyProgress(Instant now, Action action, Duration elapsed) {
    String message = named(action) + "Still " + Kind.doing(action).toLowerCase(Locale.ROOT)
        + "... [" + Wording.elapsed(elapsed) + " elapsed]";
    ObjectNode line = line(now, "info", message, "apply_progress");
    hook(line, action).put("elapsed_seconds", elapsed.toSeconds());
    return Json.line(line);
  }

  /**
   * Returns the line for an action that is done.
   *
   * @param id of the object that is now at the address, if there is one
   */
  public static String applyComplete(
      Instant now, Action action, Optional<String> id, Duration elapsed) {
    String message =
        named(action) + Kind.deed(action) + " complete after " + Wording.elapsed(elapsed)
            + id.map(i -> " [id=" + Printable.of(i) + "]").orElse("");
    ObjectNode line = line(now, "info", message, "apply_complete");
    ObjectNode hook = hook(line, action);
    id.ifPresent(i -> hook.put("id_key", "id").put("id_value", i));
    hook.put("elapsed_seconds", elapsed.toSeconds());
    return Json.line(line);
  }

  /** Returns the line for an action that failed; why, a {@link #diagnostic} tells. */
  public static String applyErrored(Instant now, Action action, Duration elapsed) {
    String message =
        named(action) + Kind.deed(action) + " errored after " + Wording.elapsed(elapsed);
    ObjectNode line = line(now, "error", message, "apply_errored");
    hook(line, action).put("elapsed_seconds", elapsed.toSeconds());
    return Json.line(line);
  }

  /** Returns the line that ends a validation which found no error. */
  public static String validateComplete(Instant now, String message, int certificates) {
    ObjectNode line = line(now, "info", message, "validate_complete");
    line.putObject("validation").put("valid", true).put("certificates", certificates);
    return Json.line(line);
  }

  /**
   * Returns the line that ends an export.
   *
   * @param leftOut how many certificates a warning has told of
   */
  public static String exportComplete(
      Instant now, String message, String file, int certificates, int leftOut) {
    ObjectNode line = line(now, "info", Printable.of(message), "export_complete");
    line.putObject("export")
        .put("file", file)
        .put("certificates", certificates)
        .put("left_out", leftOut);
    return Json.line(line);
  }

  /** Returns the line that ends an approval. */
  public static String approveComplete(
      Instant now, String message, String file, String fingerprint, String digest) {
    ObjectNode line = line(now, "info", Printable.of(message), "approve_complete");
    line.putObject("approval")
        .put("file", file)
        .put("key", fingerprint)
        .put("digest", "sha256:" + digest);
    return Json.line(line);
  }

  public static String importComplete(Instant now, Address address, String id) {
    String message =
        Printable.of(address.toString()) + ": Import complete [id=" + Printable.of(id) + "]";
    ObjectNode line = line(now, "info", message, "import_complete");
    ObjectNode hook = line.putObject("hook");
    hook.set("resource", resource(address));
    hook.put("action", "import").put("id_key", "id").put("id_value", id);
    return Json.line(line);
  }

  public static String diagnostic(Instant now, Problem problem) {
    String label = problem.isError() ? "Error: " : "Warning: ";
    String level = problem.isError() ? "error" : "warn";
    ObjectNode line = line(now, level, label + Printable.of(problem.message()), "diagnostic");
    line.set("diagnostic", ProblemJson.of(problem));
    return Json.line(line);
  }

  public static String resourceDrift(Instant now, Drift.Outside outside) {
    String action = outside.isGone() ? "delete" : "update";
    String message =
        Printable.of(outside.address().toString()) + ": Drift detected (" + action + ")";
    ObjectNode line = line(now, "info", message, "resource_drift");
    ObjectNode change = line.putObject("change");
    change.set("resource", resource(outside.address()));
    change.put("action", action);
    line.set("x_zpacert", DriftJson.of(outside));
    return Json.line(line);
  }

  private static String changeSummary(
      Instant now, String message, Operation operation, Counts counts, int imported) {
    ObjectNode line = line(now, "info", message, "change_summary");
    line.putObject("changes")
        .put("add", counts.added())
        .put("change", counts.changed())
        .put("import", imported)
        .put("remove", counts.destroyed())
        .put("operation", operation.name().toLowerCase(Locale.ROOT));
    return Json.line(line);
  }

  private static ObjectNode line(Instant now, String level, String message, String type) {
    return Json.object()
        .put("@level", level)
        .put("@message", message)
        .put("@module", "zpacert.ui")
        .put("@timestamp", now.toString())
        .put("type", type);
  }

  private static ObjectNode hook(ObjectNode line, Action action) {
    ObjectNode hook = line.putObject("hook");
    hook.set("resource", resource(action.address()));
    return hook.put("action", uiAction(action));
  }

  private static ObjectNode resource(Address address) {
    return resource(address, ChangeJson.TYPE);
  }

  private static ObjectNode resource(Address address, String type) {
    return Json.object()
        .put("addr", address.toString())
        .put("module", "")
        .put("resource", address.toString())
        .put("implied_provider", "zpa")
        .put("resource_type", type)
        .put("resource_name", address.name())
        .put("resource_key", address.microtenant());
  }

  /** To Terraform, bringing a known entry up to date is nothing. */
  private static String uiAction(Action action) {
    return action instanceof Adopt adopt && !adopt.isNew()
        ? Kind.KEEP.uiAction()
        : Kind.of(action).uiAction();
  }

  /** Returns how many objects a plan takes into the state that the state did not know before. */
  public static int imported(Plan plan) {
    return (int) plan.actions().stream().filter(JsonLines::isImport).count();
  }

  private static boolean isImport(Action action) {
    return (action instanceof Adopt adopt && adopt.isNew())
        || (action instanceof Action.Update update && update.adopts())
        || (action instanceof Action.Replace replace && replace.adopts());
  }

  private static String named(Action action) {
    return Printable.of(action.address().toString()) + ": ";
  }
}
