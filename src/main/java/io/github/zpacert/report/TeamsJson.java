package io.github.zpacert.report;

import io.github.zpacert.report.Notice.Paragraph;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A notice as an adaptive card, for a workflow of Teams that posts what its webhook is sent. Texts from outside are runs
 * of rich text, in which Teams reads no Markdown; people are mentioned by entities alone, and there are none.
 */
final class TeamsJson {

  private static final String SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json";

  /** Teams takes 28 KB: five paragraphs of these, with what is around them, are fewer. */
  private static final int ROOM_OF_A_PARAGRAPH = 4_000;

  private TeamsJson() {}

  static String render(Notice notice) {
    ObjectNode json = Json.object().put("type", "message");
    ObjectNode attachment = json.putArray("attachments").addObject();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    attachment.putNull("contentUrl").set("content", card(notice));
    return Json.line(json) + "\n";
  }

  private static ObjectNode card(Notice notice) {
    ObjectNode card = Json.object().put("$schema", SCHEMA);
    card.put("type", "AdaptiveCard").put("version", "1.4");
    card.putObject("msteams").put("width", "Full");
    card.put("fallbackText", notice.title());
    ArrayNode body = card.putArray("body");
    body.add(heading(notice.title()).put("size", "Large"));
    body.add(text(notice.facts()).put("spacing", "Small"));
    notice.paragraphs().forEach(p -> add(body, p));
    notice
        .link()
        .ifPresent(url -> card.putArray("actions")
            .addObject()
            .put("type", "Action.OpenUrl")
            .put("title", "Open the run")
            .put("url", url));
    return card;
  }

  private static void add(ArrayNode body, Paragraph paragraph) {
    body.add(heading(paragraph.title()).put("separator", true));
    paragraph
        .within(ROOM_OF_A_PARAGRAPH, line -> Json.line(text(line)).length())
        .forEach(line -> body.add(text(line)));
  }

  /** A line of our own words. */
  private static ObjectNode heading(String words) {
    return Json.object()
        .put("type", "TextBlock")
        .put("text", words)
        .put("weight", "Bolder")
        .put("wrap", true)
        .put("style", "heading");
  }

  private static ObjectNode text(String line) {
    ObjectNode block = Json.object().put("type", "RichTextBlock");
    block.putArray("inlines").addObject().put("type", "TextRun").put("text", line);
    return block;
  }
}
