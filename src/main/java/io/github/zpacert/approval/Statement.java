package io.github.zpacert.approval;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * What whoever approves a plan signs: two lines, each with a line feed. The first is what the plan does, the second who
 * made it, for that decides whose signature counts.
 *
 * @param digest of the plan, in hexadecimal
 * @param madeDigest of what the plan says of its making, in hexadecimal
 */
public record Statement(String digest, String madeDigest) {

  /** What the signature is for, and no other: {@code ssh-keygen}'s {@code -n}. */
  public static final String NAMESPACE = "zpacert-plan";

  public String text() {
    return "sha256:" + digest + "\nmade-sha256:" + madeDigest + "\n";
  }

  public byte[] bytes() {
    return text().getBytes(US_ASCII);
  }
}
