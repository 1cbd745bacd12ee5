package io.github.zpacert.approval;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.io.ByteArrayDataOutput;
import com.google.common.io.ByteStreams;

/** Writes SSH's binary form (RFC 4251, section 5), value by value. */
final class WireWriter {

  private final ByteArrayDataOutput out = ByteStreams.newDataOutput();

  WireWriter raw(byte[] bytes) {
    out.write(bytes);
    return this;
  }

  WireWriter uint32(int number) {
    out.writeInt(number);
    return this;
  }

  WireWriter string(byte[] bytes) {
    return uint32(bytes.length).raw(bytes);
  }

  WireWriter text(String ascii) {
    return string(ascii.getBytes(US_ASCII));
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
