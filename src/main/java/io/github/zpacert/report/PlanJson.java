package io.github.zpacert.report;

import io.github.zpacert.plan.Plan;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The saved plan: JSON with the names of Terraform's plan representation, ours under {@code x_zpacert}, described by
 * {@code schema/plan.schema.json}. What was written is read back equal; what differs from it in any way is refused.
 */
public final class PlanJson {

  private static final String OTHER_VERSION =
      "apply it with the zpacert that made it, or make a new plan with \"zpacert plan --out FILE\"";
  private static final String NO_PLAN = "name a file that \"zpacert plan --out FILE\" has written";
  private static final String CHANGED =
      "a plan must be applied as it was reviewed; make a new one with \"zpacert plan --out FILE\"";

  private PlanJson() {}

  /** Returns the document that {@link #write} writes. */
  public static ObjectNode tree(Plan plan, Header header) {
    return PlanTree.of(plan, header);
  }

  public static String write(Plan plan, Header header) {
    return Json.document(tree(plan, header));
  }

  /**
   * Returns the digest that {@link #write} puts into the document: SHA-256, in hexadecimal, over the canonical JSON
   * (RFC 8785) of all of it but {@code timestamp}, {@code made} and the digest itself.
   */
  public static String digest(Plan plan, Header header) {
    return PlanTree.digest(PlanTree.withoutDigest(plan, header));
  }

  /**
   * Reads a saved plan, and makes sure that it says what was written: its digest is right, and every field that people
   * and policies look at agrees with what will be applied.
   */
  public static SavedPlan read(String text) throws PlanFormatException {
    ObjectNode root = parse(text);
    expectOurFormat(root);
    Field document = Field.root(root);
    Plan plan = PlanReader.plan(document);
    Header header = PlanReader.header(document);
    String digest = document.get(PlanTree.OWN).get("digest").fingerprint().hex();
    expectUnchanged(root, digest, PlanTree.withoutDigest(plan, header));
    String madeDigest = CanonicalJson.sha256(MadeJson.of(header.made()));
    return new SavedPlan(plan, header, digest, madeDigest);
  }

  private static ObjectNode parse(String text) throws PlanFormatException {
    JsonNode tree;
    try {
      tree = Json.parse(text);
    } catch (JacksonException e) {
      // its message quotes the text, which may be a private key if the wrong file was named
      throw new PlanFormatException("not a saved plan: it is not JSON" + place(e), NO_PLAN);
    }
    if (tree instanceof ObjectNode root && root.has(PlanTree.OWN)) {
      return root;
    }
    throw new PlanFormatException(
        "not a saved plan of zpacert: it is JSON without \"/" + PlanTree.OWN + "\"", NO_PLAN);
  }

  private static String place(JacksonException e) {
    return Optional.ofNullable(e.getLocation())
        .map(l -> " at line " + l.getLineNr() + ", column " + l.getColumnNr())
        .orElse("");
  }

  private static void expectOurFormat(ObjectNode root) throws PlanFormatException {
    String version = Field.root(root).get("format_version").text();
    if (!version.equals(PlanTree.FORMAT_VERSION)) {
      throw new PlanFormatException(
          "the saved plan's \"/format_version\" is not \"" + PlanTree.FORMAT_VERSION
              + "\", the one that this zpacert reads",
          OTHER_VERSION);
    }
  }

  private static void expectUnchanged(ObjectNode read, String digest, ObjectNode written)
      throws PlanFormatException {
    Optional<String> stray = Difference.between(PlanTree.covered(read), PlanTree.covered(written));
    if (!digest.equals(PlanTree.digest(read))) {
      throw new PlanFormatException(
          "the saved plan is not what was written: its digest does not fit its content"
              + stray.map(s -> ", and \"" + s + "\" contradicts the rest").orElse(""),
          CHANGED);
    }
    if (stray.isPresent()) {
      throw new PlanFormatException(
          "the saved plan is not what zpacert writes: \"" + stray.get() + "\" contradicts the rest",
          CHANGED);
    }
  }
}
