package io.github.zpacert.change;

import io.github.zpacert.diag.Problem;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which change tickets are accepted.
 *
 * @param isRequired whether nothing is changed without one
 * @param pattern that all of a ticket must match
 */
public record TicketRule(boolean isRequired, Optional<Pattern> pattern) {

  /** Any ticket, or none. */
  public static final TicketRule NONE = new TicketRule(false, Optional.empty());

  /** Returns what is wrong with the ticket, or with there being none. */
  public Optional<Problem> fault(Optional<String> ticket) {
    if (ticket.isEmpty()) {
      return isRequired
          ? Optional.of(
              Problem.error("policy.change lets nothing be applied without a change ticket")
                  .withHint("give it: --change TICKET" + form()))
          : Optional.empty();
    }
    return pattern
        .filter(p -> !p.matcher(ticket.get()).matches())
        .map(p -> Problem.error(
                "\"" + ticket.get() + "\" is no change ticket as policy.change wants it")
            .withHint("it must match " + p));
  }

  private String form() {
    return pattern.map(p -> ", which matches " + p).orElse("");
  }
}
