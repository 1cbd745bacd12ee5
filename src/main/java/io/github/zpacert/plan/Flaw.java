package io.github.zpacert.plan;

import io.github.zpacert.model.Address;
import io.github.zpacert.model.Code;

/**
 * What is wrong with a certificate or its entry, whichever it is.
 *
 * @param predicate what follows its name: {@code has no description}
 * @param hint what to do about it
 */
record Flaw(Code code, String predicate, String hint) {

  Finding of(Address address) {
    return Finding.of(code, address, predicate).withHint(hint);
  }
}
