package io.github.zpacert.report;

import static io.github.zpacert.report.Fixtures.EVIL;
import static io.github.zpacert.report.Fixtures.NOW;
import static io.github.zpacert.report.Fixtures.PIN;
import static io.github.zpacert.report.Fixtures.address;
import static io.github.zpacert.report.Fixtures.fingerprint;
import static io.github.zpacert.report.Fixtures.owned;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Intent;
import io.github.zpacert.model.State;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateTextTest {

  private static final State STATE = State.empty("7a1e4c2b-0000-4000-8000-000000000001", PIN)
      .with(owned("portal.example.com"))
      .with(owned(EVIL))
      .withSerial(42);

  @Test
  void aListIsTheAddressesAlone() {
    assertEquals(
        Printable.of("Default/" + EVIL) + "\nDefault/portal.example.com\n", StateText.list(STATE));
  }

  @Test
  void anEmptyStateListsNothing() {
    assertEquals("", StateText.list(State.empty("x", PIN)));
  }

  @Test
  void showsEveryEntryAndWhatWasUnderWay() throws IOException {
    State state = STATE.withJournal(ImmutableList.of(
        Intent.ofCertificate(
            Intent.Operation.CREATE,
            address("portal.example.com"),
            "0",
            "portal.example.com.zpacert-1a2b3c4d",
            Optional.empty(),
            Optional.of(fingerprint("staged")),
            NOW),
        Intent.ofCertificate(
            Intent.Operation.DELETE,
            address("portal.example.com"),
            "0",
            "portal.example.com",
            Optional.of("101"),
            Optional.empty(),
            NOW)));

    Golden.assertMatches("state/show.txt", StateText.show(state));
  }

  @Test
  void showsOneEntry() throws IOException {
    Golden.assertMatches("state/entry.txt", StateText.show(owned("portal.example.com")));
  }
}
