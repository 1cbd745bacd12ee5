package io.github.zpacert.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TicketRuleTest {

  private static final Optional<Pattern> SERVICE_NOW = Optional.of(Pattern.compile("CHG[0-9]{7}"));

  private static String fault(TicketRule rule, String ticket) {
    return rule.fault(Optional.of(ticket).filter(t -> !t.isEmpty()))
        .map(Object::toString)
        .orElse("");
  }

  @Test
  void asksForATicketOnlyWhereItIsRequired() {
    assertEquals(
        "policy.change lets nothing be applied without a change ticket (give it: --change TICKET)",
        fault(new TicketRule(true, Optional.empty()), ""));
    assertEquals(
        "policy.change lets nothing be applied without a change ticket"
            + " (give it: --change TICKET, which matches CHG[0-9]{7})",
        fault(new TicketRule(true, SERVICE_NOW), ""));
    assertEquals("", fault(new TicketRule(false, SERVICE_NOW), ""));
    assertEquals("", fault(TicketRule.NONE, ""));
  }

  @Test
  void looksAtAllOfATicket() {
    TicketRule rule = new TicketRule(false, SERVICE_NOW);

    assertEquals("", fault(rule, "CHG0012345"));
    assertEquals(
        "\"CHG0012345 and more\" is no change ticket as policy.change wants it (it must match CHG[0-9]{7})",
        fault(rule, "CHG0012345 and more"));
    assertEquals("", fault(TicketRule.NONE, "anything"));
  }
}
