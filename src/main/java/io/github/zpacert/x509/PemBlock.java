package io.github.zpacert.x509;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.collect.ImmutableList;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.Base64;

/**
 * One block of a PEM text (RFC 7468), found but not decoded: a block that nobody asks for is not
 * looked into. Works on bytes, so that a private key need never become a {@code String}.
 */
public final class PemBlock {

  private static final byte[] BEGIN = "-----BEGIN ".getBytes(US_ASCII);
  private static final byte[] END = "-----END ".getBytes(US_ASCII);
  private static final byte[] DASHES = "-----".getBytes(US_ASCII);
  private static final byte[] HEADER = "Proc-Type:".getBytes(US_ASCII);
  private static final int LONGEST_LABEL = 64;

  private final String label;
  private final byte[] text;
  private final int from;
  private final int to;
  private final boolean ended;

  private PemBlock(String label, byte[] text, int from, int to, boolean ended) {
    this.label = label;
    this.text = text;
    this.from = from;
    this.to = to;
    this.ended = ended;
  }

  /**
   * Returns the blocks in the order of the text. Whatever stands around them is passed over: byte
   * order marks, attributes, comments. Keeps the array, and does not change it.
   */
  public static ImmutableList<PemBlock> scan(byte[] text) {
    ImmutableList.Builder<PemBlock> blocks = ImmutableList.builder();
    int begin = indexOf(text, BEGIN, 0, text.length);
    while (begin >= 0) {
      int next = indexOf(text, BEGIN, begin + BEGIN.length, text.length);
      int limit = next < 0 ? text.length : next;
      int label = begin + BEGIN.length;
      int dashes = indexOf(text, DASHES, label, Math.min(limit, label + LONGEST_LABEL));
      if (dashes >= 0) {
        blocks.add(block(text, label, dashes, limit));
      }
      begin = next;
    }
    return blocks.build();
  }

  private static PemBlock block(byte[] text, int labelFrom, int labelTo, int limit) {
    String label = new String(text, labelFrom, labelTo - labelFrom, ISO_8859_1);
    int body = labelTo + DASHES.length;
    byte[] endLine = (new String(END, US_ASCII) + label + "-----").getBytes(ISO_8859_1);
    int end = indexOf(text, endLine, body, limit);
    return new PemBlock(label, text, body, end < 0 ? limit : end, end >= 0);
  }

  /** Returns what the BEGIN line says: {@code CERTIFICATE}. */
  public String label() {
    return label;
  }

  /** Whether the block has RFC 1421 headers, as keys encrypted in OpenSSL's old way have. */
  public boolean hasHeaders() {
    return indexOf(text, HEADER, from, to) >= 0;
  }

  /**
   * Returns the decoded body, which the caller may overwrite.
   *
   * @throws CertificateException if the block has no end or is not Base64; the message, {@code has no
   *     END line}, continues a sentence that names the block, and never quotes it
   */
  public byte[] decode() throws CertificateException {
    if (!ended) {
      throw new CertificateException("has no END line");
    }
    byte[] packed = new byte[to - from];
    byte[] decoded = new byte[packed.length];
    try {
      byte[] base64 = Arrays.copyOf(packed, pack(packed));
      try {
        return Arrays.copyOf(decoded, Base64.getDecoder().decode(base64, decoded));
      } finally {
        Arrays.fill(base64, (byte) 0);
      }
    } catch (IllegalArgumentException e) { // not kept as cause: it quotes the text
      throw new CertificateException("is not Base64");
    } finally {
      Arrays.fill(packed, (byte) 0);
      Arrays.fill(decoded, (byte) 0);
    }
  }

  /** Copies the body without its white space, and returns how much that is. */
  private int pack(byte[] packed) {
    int length = 0;
    for (int i = from; i < to; i++) {
      if (text[i] < 0 || text[i] > ' ') {
        packed[length++] = text[i];
      }
    }
    return length;
  }

  private static int indexOf(byte[] text, byte[] word, int from, int to) {
    for (int i = from; i <= to - word.length; i++) {
      if (text[i] == word[0] && Arrays.equals(text, i, i + word.length, word, 0, word.length)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public String toString() {
    return "PEM block " + label;
  }
}
