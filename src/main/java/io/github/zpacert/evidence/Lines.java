package io.github.zpacert.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of a file of any bytes, each of which is read as one character, so that no two lines look alike. */
final class Lines {

  /** Far above any record's length. */
  static final int LONGEST = 1 << 20;

  private final InputStream in;

  /** @param in buffered */
  Lines(InputStream in) {
    this.in = in;
  }

  /**
   * A line without its line feed.
   *
   * @param isTerminated whether it has one
   * @param isWhole whether this is all of it: one that is too long is cut
   */
  record Line(String text, boolean isTerminated, boolean isWhole) {}

  /** Returns the next line; nothing at the end of the file. */
  Optional<Line> next() throws IOException {
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    var bytes = new ByteArrayOutputStream(1024);
    for (; next >= 0 && next != '\n'; next = in.read()) {
      if (bytes.size() == LONGEST) {
        return Optional.of(new Line(bytes.toString(ISO_8859_1), false, false));
      }
      bytes.write(next);
    }
    return Optional.of(new Line(bytes.toString(ISO_8859_1), next == '\n', true));
  }
}
