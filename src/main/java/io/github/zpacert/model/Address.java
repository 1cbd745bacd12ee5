package io.github.zpacert.model;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Comparator;
import java.util.Optional;

/**
 * What identifies a managed certificate: the microtenant's name and the certificate's exact name.
 *
 * <p>The name may hold a slash, the microtenant's name may not: the first slash divides them.
 */
public record Address(String microtenant, String name) implements Comparable<Address> {

  private static final Comparator<Address> ORDER =
      Comparator.comparing(Address::microtenant).thenComparing(Address::name);

  public Address {
    checkArgument(!microtenant.isEmpty(), "an address needs a microtenant");
    checkArgument(
        !microtenant.contains("/"), "a microtenant's name holds a slash: %s", microtenant);
    checkArgument(!name.isEmpty(), "an address needs a name");
  }

  /** Reads {@code Default/portal.example.com}; empty when there is nothing on a side of the first slash. */
  public static Optional<Address> parse(String text) {
    int slash = text.indexOf('/');
    return slash <= 0 || slash == text.length() - 1
        ? Optional.empty()
        : Optional.of(new Address(text.substring(0, slash), text.substring(slash + 1)));
  }

  /** Returns the address of another name in the same microtenant. */
  public Address named(String otherName) {
    return new Address(microtenant, otherName);
  }

  @Override
  public int compareTo(Address other) {
    return ORDER.compare(this, other);
  }

  /** Renders as {@code Default/portal.example.com}. */
  @Override
  public String toString() {
    return microtenant + "/" + name;
  }
}
