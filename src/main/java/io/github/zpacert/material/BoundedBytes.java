package io.github.zpacert.material;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Reads a stream of unknown length up to a limit, and leaves no copy of it in memory. */
final class BoundedBytes {

  private static final int FIRST_SIZE = 8192;

  private BoundedBytes() {}

  /** Returns all that the stream holds, or nothing if that is more than the limit. */
  static Optional<byte[]> read(InputStream in, int limit) throws IOException {
    byte[] buffer = new byte[Math.min(FIRST_SIZE, limit + 1)];
    int length = 0;
    try {
      for (int n = 0; n >= 0; n = in.read(buffer, length, buffer.length - length)) {
        length += n;
        if (length > limit) {
          return Optional.empty();
        }
        if (length == buffer.length) {
          buffer = grown(buffer, limit);
        }
      }
      return Optional.of(Arrays.copyOf(buffer, length));
    } finally {
      Arrays.fill(buffer, (byte) 0);
    }
  }

  private static byte[] grown(byte[] full, int limit) {
    byte[] larger = Arrays.copyOf(full, Math.min(full.length * 2, limit + 1));
    Arrays.fill(full, (byte) 0);
    return larger;
  }
}
