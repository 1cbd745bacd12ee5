package io.github.zpacert.notify;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.model.Secret;
import io.github.zpacert.net.WebAddress;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a notification is posted. Whoever knows the address can post too: it shows its host alone. */
public final class Webhook {

  /** What is shorter is no secret, and stands in many a text by chance. */
  private static final int SHORTEST_SECRET = 8;

  private final URI url;

  private Webhook(URI url) {
    this.url = url;
  }

  /**
   * Reads an address.
   *
   * @param name what the user calls it, for messages, which never repeat it
   */
  public static Webhook of(String name, String text) throws ProblemException {
    Optional<URI> url = WebAddress.parse(text.strip());
    Optional<String> flaw = WebAddress.flaw(url);
    if (flaw.isPresent()) {
      throw new ProblemException(Problem.error(name + " " + flaw.get()));
    }
    return new Webhook(url.orElseThrow());
  }

  URI url() {
    return url;
  }

  /** Returns what must not come back in a message. */
  ImmutableList<Secret> secrets() {
    return Stream.of(url.getRawPath(), url.getRawQuery())
        .filter(part -> part != null && part.length() >= SHORTEST_SECRET)
        .map(Secret::of)
        .collect(ImmutableList.toImmutableList());
  }

  /** Renders as {@code hooks.example.com:8443}. */
  @Override
  public String toString() {
    return url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
  }
}
