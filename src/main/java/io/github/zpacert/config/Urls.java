package io.github.zpacert.config;

import com.google.common.base.CharMatcher;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Addresses that credentials and keys may be sent to. No message repeats one: it may hold a password. */
final class Urls {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);
  private static final int LAST_PORT = 65535;

  private Urls() {}

  /** Returns the address without a slash at its end. */
  static Optional<URI> url(Text text, Problems problems) {
    return checked(
        parse(CharMatcher.is('/').trimTrailingFrom(text.value())), Urls::flaw, text, problems);
  }

  /** Returns the address as it is written; it may have a query. */
  static Optional<URI> address(Text text, Problems problems) {
    return checked(parse(text.value()), Urls::flawButQuery, text, problems);
  }

  private static Optional<URI> checked(
      Optional<URI> url, Function<URI, Optional<String>> judge, Text text, Problems problems) {
    Optional<String> flaw =
        url.map(judge).orElse(Optional.of("must be a URL such as https://host/path"));
    flaw.ifPresent(f -> problems.add(text.problem(f)));
    return flaw.isPresent() ? Optional.empty() : url;
  }

  private static Optional<URI> parse(String text) {
    try {
      URI url = new URI(text);
      return Optional.of(url).filter(u -> u.getScheme() != null && u.getHost() != null);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> flaw(URI url) {
    return url.getRawUserInfo() == null
            && (url.getRawQuery() != null || url.getRawFragment() != null)
        ? Optional.of("must not hold \"?\" or \"#\"")
        : flawButQuery(url);
  }

  private static Optional<String> flawButQuery(URI url) {
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
        || (url.getScheme().equalsIgnoreCase("http")
            && LOOPBACK.matcher(url.getHost()).matches());
  }
}
