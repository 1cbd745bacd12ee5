package io.github.zpacert.zpa;

import com.google.common.collect.ImmutableMap;
import com.google.common.io.ByteStreams;
import com.google.common.io.CountingOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/**
 * A flat JSON object of strings as a request's body. Written straight from its characters, which may be a secret's:
 * makes no {@code String} of them, overwrites its buffer, and can be written any number of times.
 */
final class JsonBody extends AbstractHttpEntity {

  private static final int BUFFER_SIZE = 1024;

  private final ImmutableMap<String, CharSequence> fields;

  /** Keeps, and does not copy, the values: they must hold until the last write. */
  JsonBody(Map<String, CharSequence> fields) {
    super(ContentType.create("application/json"), null, false);
    this.fields = ImmutableMap.copyOf(fields);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (var ascii = new AsciiWriter(out)) {
      char separator = '{';
      for (var field : fields.entrySet()) {
        ascii.raw(separator);
        ascii.quoted(field.getKey());
        ascii.raw(':');
        ascii.quoted(field.getValue());
        separator = ',';
      }
      ascii.raw('}');
    }
  }

  @Override
  public long getContentLength() {
    try (var counted = new CountingOutputStream(ByteStreams.nullOutputStream())) {
      writeTo(counted);
      return counted.getCount();
    } catch (IOException e) {
      throw new IllegalStateException("writing to nowhere failed", e);
    }
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public boolean isStreaming() {
    return false;
  }

  /** Not offered: what can be read as a stream can be logged as one. */
  @Override
  public InputStream getContent() {
    throw new UnsupportedOperationException("a body is written, not read");
  }

  @Override
  public void close() {}

  /** JSON in ASCII alone, through a buffer that is overwritten in the end. */
  private static final class AsciiWriter implements AutoCloseable {

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int filled;

    AsciiWriter(OutputStream out) {
      this.out = out;
    }

    void quoted(CharSequence text) throws IOException {
      raw('"');
      for (int i = 0; i < text.length(); i++) {
        escaped(text.charAt(i));
      }
      raw('"');
    }

    private void escaped(char c) throws IOException {
      if (c == '"' || c == '\\') {
        raw('\\');
        raw(c);
      } else if (c == '\n') {
        raw('\\');
        raw('n');
      } else if (c >= ' ' && c < 0x7f) {
        raw(c);
      } else {
        for (char digit : String.format(Locale.ROOT, "\\u%04x", (int) c).toCharArray()) {
          raw(digit);
        }
      }
    }

    void raw(char c) throws IOException {
      if (filled == buffer.length) {
        flush();
      }
      buffer[filled++] = (byte) c;
    }

    private void flush() throws IOException {
      out.write(buffer, 0, filled);
      filled = 0;
    }

    @Override
    public void close() throws IOException {
      try {
        flush();
      } finally {
        Arrays.fill(buffer, (byte) 0);
      }
    }
  }
}
