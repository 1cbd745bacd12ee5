package io.github.zpacert.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {

  private static final String KNOWN =
      "known are 401, 429, 500, 502, 503, 504, html, reset, lost-reply, truncated, timeout, "
          + "each also with \"signin-\" before it";

  @Test
  void drawsEachFaultAsOftenAsItsChanceSays() throws Exception {
    Faults faults = Faults.parse("429=0.25, lost-reply=0.5");

    assertEquals(Optional.of(Fault.THROTTLED), faults.drawn(false, 0));
    assertEquals(Optional.of(Fault.THROTTLED), faults.drawn(false, 0.24));
    assertEquals(Optional.of(Fault.LOST_REPLY), faults.drawn(false, 0.25));
    assertEquals(Optional.of(Fault.LOST_REPLY), faults.drawn(false, 0.74));
    assertEquals(Optional.empty(), faults.drawn(false, 0.75));
  }

  @Test
  void sparesSignInsUnlessTheyAreNamed() throws Exception {
    Faults faults = Faults.parse("503=1,signin-reset=0.5");

    assertEquals(Optional.of(Fault.RESET), faults.drawn(true, 0.1));
    assertEquals(Optional.empty(), faults.drawn(true, 0.5));
    assertEquals(Optional.of(Fault.UNAVAILABLE), faults.drawn(false, 0.5));
  }

  @Test
  void readsNothingAsNoFaults() throws Exception {
    assertEquals(Faults.NONE, Faults.parse(""));
    assertEquals(Optional.empty(), Faults.NONE.drawn(false, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "418=0.1 | unknown fault \"418\": " + KNOWN,
        "signin-x=0.1 | unknown fault \"signin-x\": " + KNOWN,
        "429 | fault \"429\" has no chance: write it as \"429=0.1\"",
        "429=often | fault \"429\" has the chance \"often\": expected a number from 0 to 1",
        "429=1.1 | fault \"429\" has the chance \"1.1\": expected a number from 0 to 1",
        "429=NaN | fault \"429\" has the chance \"NaN\": expected a number from 0 to 1",
        "429=0.1,429=0.2 | fault \"429\" is given twice",
        "429=0.6,503=0.6 | the chances of all faults add up to more than 1",
        "signin-429=0.6,signin-503=0.6 | the chances of all faults of sign-ins add up to more than 1"
      })
  void saysWhatIsWrongWithAMistypedFault(String text, String message) {
    SandboxException e = assertThrows(SandboxException.class, () -> Faults.parse(text));

    assertEquals(message, e.getMessage());
  }

  @Test
  void takesTenTimesATenth() throws Exception {
    Faults faults = Faults.parse(
        "401=0.1,429=0.1,500=0.1,502=0.1,503=0.1,504=0.1,html=0.1,reset=0.1,timeout=0.1,truncated=0.1");

    assertEquals(10, faults.chances().size());
  }
}
