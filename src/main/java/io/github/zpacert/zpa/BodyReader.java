package io.github.zpacert.zpa;

import java.io.IOException;
import java.io.InputStream;

/** Makes a value of a successful answer's body while it arrives. */
@FunctionalInterface
interface BodyReader<T> {

  /** For answers that have nothing to say. */
  BodyReader<Boolean> IGNORED = body -> true;

  /** Reads what it needs; need not read to the end, and does not close. */
  T read(InputStream body) throws IOException, MalformedException;
}
