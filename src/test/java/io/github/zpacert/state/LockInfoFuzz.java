package io.github.zpacert.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.zpacert.FuzzTarget;
import java.util.List;

/** The record of a lock, anybody's. */
public final class LockInfoFuzz implements FuzzTarget {

  @Override
  public List<byte[]> seeds() {
    return List.of("""
        {"ID":"e3","Operation":"apply","Info":"","Who":"a@b","Version":"1.15.0",
        "Created":"2026-11-23T10:00:00.123456789+01:00","Path":"p","More":[1]}""".getBytes(UTF_8));
  }

  @Override
  public void eat(byte[] input) {
    LockInfoJson.read(new String(input, UTF_8)).map(LockInfoJson::write);
  }
}
