package io.github.zpacert.report;

import static io.github.zpacert.report.Fixtures.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.zpacert.plan.Drift;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DriftTest {

  static Stream<Map.Entry<String, Drift>> cases() {
    return DriftCases.all().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void driftIsShownAsItsFilesSay(Map.Entry<String, Drift> drift) throws IOException {
    String folder = "drift/" + drift.getKey() + "/";

    Golden.assertMatches(
        folder + "drift.txt", DriftText.render(drift.getValue(), NOW, Style.PLAIN));
    Golden.assertMatches(
        folder + "drift.ansi.txt", DriftText.render(drift.getValue(), NOW, Style.ANSI));
    Golden.assertMatches(folder + "drift.json", DriftJson.render(drift.getValue(), NOW));
  }

  @Test
  void noDriftIsOneSentence() {
    assertEquals("No drift.\n", DriftText.render(DriftCases.all().get("none"), NOW, Style.PLAIN));
  }
}
