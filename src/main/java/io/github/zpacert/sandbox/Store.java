package io.github.zpacert.sandbox;

import java.io.IOException;
import java.util.function.Supplier;

/** Where the world is kept between runs. */
interface Store {

  /** Keeps nothing. */
  Store IN_MEMORY = new Store() {
    @Override
    public void append(Patch patch, Supplier<Patch> before) {}

    @Override
    public void close(Supplier<Patch> whole) {}
  };

  /**
   * Keeps a change; when this returns, the change survives the process.
   *
   * @param before the world without the change, for a store that thinks it time to write it anew
   * @throws IOException if the change is not kept; the store is as it was
   */
  void append(Patch patch, Supplier<Patch> before) throws IOException;

  /** Tidies up and lets go. Nothing is lost if this is never called. */
  void close(Supplier<Patch> whole) throws IOException;
}
