package io.github.zpacert.report;

import io.github.zpacert.model.Code;
import java.util.Collection;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;

/** Explanations for a machine. */
public final class ExplainJson {

  private ExplainJson() {}

  public static String of(Collection<Code> codes) {
    ArrayNode array = Json.array();
    for (Code code : codes) {
      Explanation explanation = Explanations.of(code);
      array
          .addObject()
          .put("code", code.word())
          .put("default", code.level().name().toLowerCase(Locale.ROOT))
          .put("configurable", code.isGate())
          .put("meaning", explanation.meaning())
          .put("why", explanation.why())
          .put("fix", explanation.fix())
          .put("off", explanation.off());
    }
    return Json.document(array);
  }
}
