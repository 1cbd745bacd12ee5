package io.github.zpacert.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.State;
import io.github.zpacert.model.TenantPin;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuccessionTest {

  private static final State STORED = States.state(5, "portal");

  @Test
  void pushesANewerStateOfTheSameLineage() {
    assertEquals(List.of(), refusals(States.state(6)));
  }

  @Test
  void pushesTheSameStateAgain() {
    assertEquals(List.of(), refusals(States.state(5, "portal")));
  }

  @Test
  void refusesAnOlderState() {
    assertEquals(
        List.of("the stored state has serial 5, the pushed one only 4"),
        refusals(States.state(4, "portal")));
  }

  @Test
  void refusesOtherContentOfTheSameSerial() {
    assertEquals(
        List.of("the stored state also has serial 5, but other content"),
        refusals(States.state(5, "shop")));
  }

  @Test
  void namesAnotherTenantAndAnotherLineageTogether() {
    State other = State.empty("lineage-b", new TenantPin("42", "beta"));

    assertEquals(
        List.of(
            "the stored state belongs to tenant 216196257331281920 (production),"
                + " the pushed one to 42 (beta)",
            "the stored state has lineage \"lineage-a\", the pushed one \"lineage-b\""),
        refusals(other));
  }

  @Test
  void letsARunWriteTheSerialThatIsStoredAndAnyLaterOne() {
    assertEquals(Optional.empty(), Succession.conflict(STORED, States.state(5), "\"s\""));
    assertEquals(Optional.empty(), Succession.conflict(STORED, States.state(6), "\"s\""));
  }

  @Test
  void namesBothSerialsWhenARunWouldWriteAnOlderOne() {
    assertEquals(
        Optional.of(
            "\"s\" was written by somebody else: its serial is 5, this run's is 4; plan again"),
        Succession.conflict(STORED, States.state(4), "\"s\""));
  }

  @Test
  void namesBothLineagesWhenARunWouldWriteAnotherState() {
    assertEquals(
        Optional.of("\"s\" is another state: its lineage is \"lineage-a\", this run's is"
            + " \"lineage-b\"; plan again"),
        Succession.conflict(STORED, State.empty("lineage-b", States.PIN).withSerial(9), "\"s\""));
  }

  private static ImmutableList<String> refusals(State pushed) {
    return Succession.refusals(STORED, pushed).stream()
        .map(Problem::toString)
        .collect(ImmutableList.toImmutableList());
  }
}
