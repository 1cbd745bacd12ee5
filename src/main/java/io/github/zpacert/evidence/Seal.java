package io.github.zpacert.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.common.hash.Hashing;
import java.util.Optional;

/**
 * The digest that ends each line: SHA-256 of the same line without it. Whoever has no zpacert checks it with {@code sed
 * 's/,"digest":"[0-9a-f]*"}$/}/'} and {@code sha256sum}.
 */
final class Seal {

  /** What the first record names as the one before it: the SHA-256 of nothing. */
  static final String NOTHING = Hashing.sha256().hashBytes(new byte[0]).toString();

  private static final String LEAD = ",\"digest\":\"";
  private static final String END = "\"}";
  private static final int LENGTH = LEAD.length() + NOTHING.length() + END.length();

  private Seal() {}

  /** Of bytes as they stand in a file, each read as one character. */
  static String digest(String unsealed) {
    return Hashing.sha256().hashString(unsealed, ISO_8859_1).toString();
  }

  /** Returns the line of a JSON object that is not empty. */
  static String sealed(String unsealed) {
    String open = unsealed.substring(0, unsealed.length() - 1);
    return open + LEAD + digest(unsealed) + END;
  }

  /** Returns the digest of a line that is as it was sealed. */
  static Optional<String> intact(String line) {
    int lead = line.length() - LENGTH;
    return Optional.of(line)
        .filter(l -> lead > 0 && l.startsWith(LEAD, lead) && l.endsWith(END))
        .map(l -> l.substring(lead + LEAD.length(), l.length() - END.length()))
        .filter(digest -> digest.equals(digest(line.substring(0, lead) + "}")));
  }
}
