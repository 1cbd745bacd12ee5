package io.github.zpacert.net;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Which addresses secrets may be sent to. No text in here repeats one: it may hold a secret itself. */
public final class WebAddress {

  private static final int LAST_PORT = 65535;

  private WebAddress() {}

  /** Returns the address, if it is one with a host. */
  public static Optional<URI> parse(String text) {
    try {
      return Optional.of(new URI(text)).filter(u -> u.getScheme() != null && u.getHost() != null);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Returns what is wrong with an address, as the end of a sentence, if anything is. */
  public static Optional<String> flaw(Optional<URI> address) {
    return address
        .map(WebAddress::flaw)
        .orElse(Optional.of("must be a URL such as https://host/path"));
  }

  private static Optional<String> flaw(URI url) {
    if (url.getRawUserInfo() != null) {
      return Optional.of("must not hold a user name or a password");
    }
    if (url.getRawFragment() != null) {
      return Optional.of("must not hold \"#\"");
    }
    if (url.getPort() > LAST_PORT) {
      return Optional.of("has a port above " + LAST_PORT);
    }
    return isSafe(url)
        ? Optional.empty()
        : Optional.of("must begin with https://; http:// is for loopback addresses only");
  }

  private static boolean isSafe(URI url) {
    return url.getScheme().equalsIgnoreCase("https")
        || (url.getScheme().equalsIgnoreCase("http") && Loopback.is(url.getHost()));
  }
}
