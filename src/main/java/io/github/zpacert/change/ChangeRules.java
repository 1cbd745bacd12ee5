package io.github.zpacert.change;

import java.util.Optional;

/**
 * What a change management asks of an apply.
 *
 * @param windows absent: changes may be made at any time
 */
public record ChangeRules(Optional<ChangeWindows> windows, TicketRule ticket) {

  /** Asks for nothing. */
  public static final ChangeRules NONE = new ChangeRules(Optional.empty(), TicketRule.NONE);
}
