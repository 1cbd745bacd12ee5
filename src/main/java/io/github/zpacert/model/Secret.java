package io.github.zpacert.model;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text that must stand in no log, plan, state, report or exception: a private key, a password.
 *
 * <p>Kept as characters that {@link #close()} overwrites, never as a {@code String}. Says {@code ***} of itself.
 */
public final class Secret implements AutoCloseable {

  private final char[] chars;

  private Secret(char[] chars) {
    this.chars = chars;
  }

  /** Takes over the array: the caller must not keep it. */
  public static Secret takeOver(char[] chars) {
    return new Secret(chars);
  }

  /** Decodes UTF-8, and overwrites the given bytes. */
  public static Secret takeOverUtf8(byte[] utf8) {
    CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
    char[] chars = new char[decoded.remaining()];
    decoded.get(chars);
    Arrays.fill(decoded.array(), '\0');
    Arrays.fill(utf8, (byte) 0);
    return new Secret(chars);
  }

  /** Copies a text that already is a {@code String}, as environment variables are. */
  public static Secret of(String text) {
    return new Secret(text.toCharArray());
  }

  /** Returns the very characters, not a copy: use them and let go of them before {@link #close()}. */
  public char[] reveal() {
    return chars;
  }

  /** Overwrites the characters. */
  @Override
  public void close() {
    Arrays.fill(chars, '\0');
  }

  @Override
  public String toString() {
    return "***";
  }
}
