package io.github.zpacert.config;

import com.google.common.base.CharMatcher;
import io.github.zpacert.net.WebAddress;
import java.net.URI;
import java.util.Optional;

/** Addresses that credentials and keys may be sent to. No message repeats one: it may hold a password. */
final class Urls {

  private Urls() {}

  /** Returns the address without a slash at its end; it has no query. */
  static Optional<URI> url(Text text, Problems problems) {
    Optional<URI> url = WebAddress.parse(CharMatcher.is('/').trimTrailingFrom(text.value()));
    return checked(url, url.flatMap(Urls::extra).or(() -> WebAddress.flaw(url)), text, problems);
  }

  /** Returns the address as it is written; it may have a query. */
  static Optional<URI> address(Text text, Problems problems) {
    Optional<URI> url = WebAddress.parse(text.value());
    return checked(url, WebAddress.flaw(url), text, problems);
  }

  private static Optional<URI> checked(
      Optional<URI> url, Optional<String> flaw, Text text, Problems problems) {
    flaw.ifPresent(f -> problems.add(text.problem(f)));
    return flaw.isPresent() ? Optional.empty() : url;
  }

  /** A password is the worse flaw. */
  private static Optional<String> extra(URI url) {
    return url.getRawUserInfo() == null
            && (url.getRawQuery() != null || url.getRawFragment() != null)
        ? Optional.of("must not hold \"?\" or \"#\"")
        : Optional.empty();
  }
}
