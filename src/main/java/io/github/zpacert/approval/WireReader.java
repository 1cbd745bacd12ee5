package io.github.zpacert.approval;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Reads SSH's binary form (RFC 4251, section 5), value by value. */
final class WireReader {

  private final ByteBuffer bytes;

  WireReader(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  byte[] bytes(int length) throws MalformedException {
    if (length < 0 || length > bytes.remaining()) {
      throw cutOff();
    }
    byte[] value = new byte[length];
    bytes.get(value);
    return value;
  }

  /** Returns the very bits: what needs more than 31 of them is negative. */
  int uint32() throws MalformedException {
    try {
      return bytes.getInt();
    } catch (BufferUnderflowException e) {
      throw cutOff();
    }
  }

  byte[] string() throws MalformedException {
    return bytes(uint32());
  }

  String text() throws MalformedException {
    return new String(string(), ISO_8859_1);
  }

  /** Returns a number that is not negative, as all of them in keys and signatures are. */
  BigInteger number() throws MalformedException {
    byte[] value = string();
    if (value.length > 0 && value[0] < 0) {
      throw new MalformedException("holds a negative number");
    }
    return value.length == 0 ? BigInteger.ZERO : new BigInteger(value);
  }

  void end() throws MalformedException {
    if (bytes.hasRemaining()) {
      throw new MalformedException("goes on after its end");
    }
  }

  private static MalformedException cutOff() {
    return new MalformedException("is cut off");
  }
}
