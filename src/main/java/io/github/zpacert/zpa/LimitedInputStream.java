package io.github.zpacert.zpa;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails, instead of ending, when more comes out of it than allowed. */
final class LimitedInputStream extends FilterInputStream {

  private long left;

  LimitedInputStream(InputStream in, long limit) {
    super(in);
    this.left = limit;
  }

  /** More came than allowed. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      take(1);
    }
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    take(Math.max(count, 0));
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void take(int count) throws TooLongException {
    left -= count;
    if (left < 0) {
      throw new TooLongException();
    }
  }
}
