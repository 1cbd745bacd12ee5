package io.github.zpacert.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.zpacert.FuzzTarget;
import io.github.zpacert.KeySilence;
import io.github.zpacert.model.Made;
import io.github.zpacert.model.Window;
import io.github.zpacert.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** A saved plan; and, since whoever forges one can compute its digest as well, what it would show without one. */
public final class PlanFuzz implements FuzzTarget {

  private static final Header HEADER =
      new Header("0.1.0", Instant.parse("2026-11-23T12:00:00Z"), Window.OPEN, Made.UNKNOWN);

  @Override
  public List<byte[]> seeds() {
    return LongStream.range(0, 6)
        .mapToObj(seed -> PlanJson.write(RandomPlans.of(seed), HEADER))
        .map(json -> json.getBytes(UTF_8))
        .toList();
  }

  @Override
  public void eat(byte[] input) {
    String text = new String(input, UTF_8);
    try {
      PlanJson.read(text);
    } catch (PlanFormatException e) {
      KeySilence.require(String.valueOf(e.getMessage()));
    }
    try {
      if (Json.parse(text) instanceof ObjectNode root) {
        show(PlanReader.plan(Field.root(root)));
      }
    } catch (PlanFormatException | JacksonException e) {
      // says what is wrong with it
    }
  }

  private static void show(Plan plan) {
    requirePrintable(PlanText.render(plan, Style.PLAIN));
    requirePrintable(PlanMarkdown.render(plan));
  }

  private static void requirePrintable(String shown) {
    if (!shown.lines().allMatch(line -> Printable.of(line).equals(line))) {
      throw new AssertionError("could steer a terminal: " + Printable.of(shown));
    }
  }
}
