package io.github.zpacert.apply;

import io.github.zpacert.model.State;
import java.io.IOException;

/** Where the state is saved while a plan is applied. */
public interface StateSink {

  /**
   * Makes the state durable before it returns.
   *
   * @throws IOException with a message for the user; the run then stops, since it could no longer say what it did
   */
  void save(State state) throws IOException;
}
