package io.github.zpacert.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.model.Code;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplainTest {

  @ParameterizedTest
  @EnumSource
  void explainsEveryCodeInWholeSentences(Code code) {
    Explanation explanation = Explanations.of(code);

    for (String text :
        List.of(explanation.meaning(), explanation.why(), explanation.fix(), explanation.off())) {
      assertTrue(text.matches("[\"A-Z-].*\\.") && !text.contains("  "), text);
    }
    assertTrue(ExplainText.of(code).lines().allMatch(l -> l.length() <= 100));
  }

  @Test
  void tellsOfAllCodes() throws Exception {
    StringBuilder all = new StringBuilder(ExplainText.table());
    for (Code code : Code.values()) {
      all.append("\n---\n").append(ExplainText.of(code));
    }

    Golden.assertMatches("explain/all.txt", all.toString());
    Golden.assertMatches("explain/all.json", ExplainJson.of(Arrays.asList(Code.values())));
  }

  @Test
  void knowsACodeByItsWordAlone() {
    assertEquals(Code.LOST_SAN, Code.of("lost-san").orElseThrow());
    assertTrue(Code.of("LOST_SAN").isEmpty());
  }
}
