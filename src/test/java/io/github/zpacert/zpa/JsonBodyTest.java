package io.github.zpacert.zpa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonBodyTest {

  @Test
  void escapesWhatJsonWantsEscaped() throws Exception {
    var body = body("a \"quote\", a \\, é, \u0001, \r\n, 😀");

    assertEquals(
        "{\"name\":\"a \\\"quote\\\", a \\\\, \\u00e9, \\u0001, \\u000d\\n, \\ud83d\\ude00\"}",
        written(body));
  }

  @Test
  void canBeWrittenAgain() throws Exception {
    var body = body("x".repeat(3_000));

    assertEquals(written(body), written(body));
    assertTrue(body.isRepeatable());
  }

  @Test
  void knowsItsLengthBeforehand() throws Exception {
    var body = body("y".repeat(2_500) + "\n");

    assertEquals(written(body).length(), body.getContentLength());
  }

  @Test
  void overwritesItsBuffer() throws Exception {
    Set<byte[]> buffers = new HashSet<>();
    List<Integer> lengths = new ArrayList<>();
    var out = new OutputStream() {
      @Override
      public void write(int b) {
        throw new IllegalStateException("written byte by byte");
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        buffers.add(bytes);
        lengths.add(length);
      }
    };

    body("k".repeat(3_000)).writeTo(out);

    assertEquals(1, buffers.size());
    buffers.forEach(buffer -> {
      for (byte b : buffer) {
        assertEquals(0, b);
      }
    });
    assertEquals(3_011, lengths.stream().mapToInt(n -> n).sum());
  }

  @Test
  void overwritesItsBufferWhenTheConnectionBreaks() {
    List<byte[]> buffers = new ArrayList<>();
    var out = new OutputStream() {
      @Override
      public void write(int b) {}

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        buffers.add(bytes);
        throw new IOException("broken pipe");
      }
    };

    assertThrows(IOException.class, () -> body("k".repeat(3_000)).writeTo(out));

    for (byte b : buffers.get(0)) {
      assertEquals(0, b);
    }
  }

  private static JsonBody body(String name) {
    return new JsonBody(ImmutableMap.of("name", CharBuffer.wrap(name.toCharArray())));
  }

  private static String written(JsonBody body) throws IOException {
    var out = new ByteArrayOutputStream();
    body.writeTo(out);
    return out.toString(UTF_8);
  }
}
