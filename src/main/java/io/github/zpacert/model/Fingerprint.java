package io.github.zpacert.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.hash.Hashing;

/**
 * The SHA-256 of some DER: of a certificate, or of a public key. Two certificates are the same when
 * the fingerprints of their leaves are.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Fingerprint(String hex) {

  private static final int DIGITS = 64;
  private static final int SHORT_DIGITS = 8;

  public Fingerprint {
    checkArgument(isValid(hex), "not a SHA-256 in lower-case hexadecimal: %s", hex);
  }

  /** Whether a text can be a fingerprint: 64 lower-case hexadecimal digits. */
  public static boolean isValid(String hex) {
    return hex.length() == DIGITS
        && hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  public static Fingerprint ofDer(byte[] der) {
    return new Fingerprint(Hashing.sha256().hashBytes(der).toString());
  }

  /** Returns the first eight digits, which is what names and messages show. */
  public String shortened() {
    return hex.substring(0, SHORT_DIGITS);
  }

  @Override
  public String toString() {
    return hex;
  }
}
