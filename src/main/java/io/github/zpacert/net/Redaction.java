package io.github.zpacert.net;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Secret;

/**
 * Keeps out of messages what a server repeats of the secrets that it was sent: the token, the private key.
 *
 * @param secrets what was sent and must not be seen again
 */
public record Redaction(ImmutableList<Secret> secrets) {

  private static final String KEY_MARK = "PRIVATE KEY";
  private static final String WITHHELD = "(withheld: the text holds key material)";
  private static final String MASK = "***";

  /** Shorter matches are chance, and tell nobody anything. */
  private static final int SHORTEST = 12;

  /** Beyond this a text is not looked at, and not passed on either: messages show far less. */
  private static final int LONGEST = 2_000;

  /** Returns the text with every stretch of a secret in it masked; nothing of it if it holds a key's mark. */
  public String clean(String text) {
    if (text.contains(KEY_MARK)) {
      return WITHHELD;
    }
    String seen = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    for (Secret secret : secrets) {
      seen = mask(seen, secret.reveal());
    }
    return seen;
  }

  private static String mask(String text, char[] secret) {
    int shortest = Math.min(SHORTEST, secret.length);
    var masked = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int length = longestMatch(text, at, secret);
      boolean leak = length >= shortest && length > 0;
      masked.append(leak ? MASK : text.charAt(at));
      at += leak ? length : 1;
    }
    return masked.toString();
  }

  private static int longestMatch(String text, int at, char[] secret) {
    int longest = 0;
    for (int start = 0; start < secret.length; start++) {
      longest = Math.max(longest, matchLength(text, at, secret, start));
    }
    return longest;
  }

  private static int matchLength(String text, int at, char[] secret, int start) {
    int most = Math.min(text.length() - at, secret.length - start);
    int length = 0;
    while (length < most && text.charAt(at + length) == secret[start + length]) {
      length++;
    }
    return length;
  }
}
