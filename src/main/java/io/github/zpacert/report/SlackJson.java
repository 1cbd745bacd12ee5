package io.github.zpacert.report;

import io.github.zpacert.report.Notice.Paragraph;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A notice as blocks of Slack. Texts from outside stand in blocks of code alone, in which Slack finds no markup, no link
 * and nobody to notify.
 */
final class SlackJson {

  /** Of a header. */
  private static final int LONGEST_TITLE = 150;

  /** Slack takes 3,000 characters in a section and some 13,000 in a message: five sections of these fit both. */
  private static final int ROOM_OF_A_SECTION = 2_000;

  private SlackJson() {}

  static String render(Notice notice) {
    String title = Notice.cut(notice.title(), LONGEST_TITLE);
    ObjectNode json = Json.object().put("text", escaped(title));
    ArrayNode blocks = json.putArray("blocks");
    blocks.addObject().put("type", "header").set("text", plain(title));
    blocks.addObject().put("type", "context").putArray("elements").add(plain(notice.facts()));
    notice.paragraphs().forEach(p -> blocks.add(section(section(p))));
    notice.link().ifPresent(url -> blocks.add(section("<" + escaped(url) + "|Open the run>")));
    return Json.document(json);
  }

  private static String section(Paragraph paragraph) {
    String lines = String.join(
        "\n",
        paragraph.within(ROOM_OF_A_SECTION, line -> code(line).length() + 1).stream()
            .map(SlackJson::code)
            .toList());
    return "*" + paragraph.title() + "*\n```\n" + lines + "\n```";
  }

  private static ObjectNode section(String mrkdwn) {
    ObjectNode section = Json.object().put("type", "section");
    section
        .putObject("text")
        .put("type", "mrkdwn")
        .put("text", mrkdwn)
        // not a word of it becomes a link or a mention
        .put("verbatim", true);
    return section;
  }

  private static ObjectNode plain(String text) {
    return Json.object().put("type", "plain_text").put("text", text).put("emoji", false);
  }

  /** Returns a line for a block of code, which a backtick could end. */
  private static String code(String line) {
    return escaped(line.replace('`', '\''));
  }

  /** Returns text in which nothing is a command to Slack. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
