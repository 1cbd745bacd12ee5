package io.github.zpacert.plan;

import io.github.zpacert.model.Address;
import io.github.zpacert.model.Code;
import io.github.zpacert.model.Level;
import java.util.Optional;

/**
 * Something that a reviewer should know of a plan, or that forbids it: which of the two is not decided here.
 *
 * @param about the certificate that it concerns; absent when it concerns the whole plan
 * @param most how severe it can be at most, whatever the files say
 */
record Finding(
    Code code, Optional<Address> about, String message, Optional<String> hint, Level most) {

  static Finding of(Code code, String message) {
    return new Finding(code, Optional.empty(), message, Optional.empty(), Level.DENY);
  }

  /** Returns a finding whose message begins with the address. */
  static Finding of(Code code, Address address, String predicate) {
    return of(code, "\"" + address + "\" " + predicate).about(address);
  }

  Finding about(Address address) {
    return new Finding(code, Optional.of(address), message, hint, most);
  }

  Finding withHint(String sentence) {
    return new Finding(code, about, message, Optional.of(sentence), most);
  }

  Finding atMost(Level level) {
    return new Finding(code, about, message, hint, most.atMost(level));
  }
}
