package io.github.zpacert.material;

import com.google.common.collect.ImmutableList;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;

/** The little of DER (X.690) that wrapping one key format into another takes. */
final class Der {

  static final byte SEQUENCE = 0x30;
  static final byte OID = 0x06;
  static final byte OCTET_STRING = 0x04;

  /** A tag, and one length byte. */
  private static final int SHORTEST = 2;

  /** A length that DER, unlike BER, does not know. */
  private static final byte INDEFINITE = (byte) 0x80;

  private Der() {}

  /** Returns an element of the given tag whose content is the parts, one after the other. */
  static byte[] element(byte tag, byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(p -> p.length).sum();
    byte[] head = head(tag, length);
    byte[] element = Arrays.copyOf(head, head.length + length);
    int at = head.length;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, element, at, part.length);
      at += part.length;
    }
    return element;
  }

  /** Whether the bytes are one sequence and nothing more; its content is not looked at. */
  static boolean isSequence(byte[] der) {
    try {
      return der.length >= SHORTEST && der[0] == SEQUENCE && end(der, 0) == der.length;
    } catch (InvalidKeySpecException e) {
      return false;
    }
  }

  /**
   * Returns the elements within a constructed element, at least one, each with its head.
   *
   * @throws InvalidKeySpecException if the lengths do not add up
   */
  static ImmutableList<byte[]> elements(byte[] der) throws InvalidKeySpecException {
    int end = end(der, 0);
    ImmutableList.Builder<byte[]> elements = ImmutableList.builder();
    for (int at = contentOf(der, 0); at < end; ) {
      int next = end(der, at);
      elements.add(Arrays.copyOfRange(der, at, next));
      at = next;
    }
    ImmutableList<byte[]> all = elements.build();
    if (all.isEmpty()) {
      throw malformed();
    }
    return all;
  }

  /** Returns an element's content, without its head. */
  static byte[] content(byte[] element) throws InvalidKeySpecException {
    return Arrays.copyOfRange(element, contentOf(element, 0), end(element, 0));
  }

  private static byte[] head(byte tag, int length) {
    var head = new ByteArrayOutputStream();
    head.write(tag);
    if (length < 0x80) {
      head.write(length);
    } else {
      byte[] digits = BigInteger.valueOf(length).toByteArray();
      int first = digits[0] == 0 ? 1 : 0;
      head.write(0x80 | (digits.length - first));
      head.write(digits, first, digits.length - first);
    }
    return head.toByteArray();
  }

  private static int contentOf(byte[] der, int at) throws InvalidKeySpecException {
    if (der.length < at + SHORTEST) {
      throw malformed();
    }
    int first = der[at + 1];
    if (first == INDEFINITE) {
      throw malformed();
    }
    return at + SHORTEST + (first < 0 ? first & 0x7F : 0);
  }

  private static int end(byte[] der, int at) throws InvalidKeySpecException {
    int content = contentOf(der, at);
    int lengthBytes = content - at - SHORTEST;
    if (content > der.length || lengthBytes > 3) {
      throw malformed();
    }
    int length = lengthBytes == 0 ? der[at + 1] : 0;
    for (int i = at + SHORTEST; i < content; i++) {
      length = (length << 8) | (der[i] & 0xFF);
    }
    if (content + length > der.length) {
      throw malformed();
    }
    return content + length;
  }

  private static InvalidKeySpecException malformed() {
    return new InvalidKeySpecException("malformed DER");
  }
}
