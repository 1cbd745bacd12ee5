package io.github.zpacert.plan;

import java.util.Locale;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Who stands behind an issuer's name: its organization, for a CA takes turns with its intermediates, or the whole name
 * where it tells none.
 */
final class Authority {

  private Authority() {}

  static String of(String issuer) {
    return organization(issuer).orElse(issuer);
  }

  private static Optional<String> organization(String issuer) {
    try {
      return new LdapName(issuer)
          .getRdns().stream()
              .filter(rdn -> rdn.getType().equalsIgnoreCase("O"))
              .map(Rdn::getValue)
              .map(value -> value.toString().strip().toLowerCase(Locale.ROOT))
              .findFirst();
    } catch (InvalidNameException e) {
      // names come from outside: one that cannot be taken apart is compared as it is
      return Optional.empty();
    }
  }
}
