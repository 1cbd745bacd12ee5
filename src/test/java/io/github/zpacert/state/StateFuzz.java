package io.github.zpacert.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.zpacert.FuzzTarget;
import io.github.zpacert.KeySilence;
import io.github.zpacert.model.State;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A state file: what is accepted is read back equal after it was written. */
public final class StateFuzz implements FuzzTarget {

  @Override
  public List<byte[]> seeds() {
    return IntStream.range(0, 5)
        .mapToObj(i -> StateJson.write(States.random(new SplittableRandom(i))))
        .map(json -> json.getBytes(UTF_8))
        .toList();
  }

  @Override
  public void eat(byte[] input) throws StateException {
    State state;
    try {
      state = StateJson.read(input, "zpacert.state.json");
    } catch (StateException e) {
      KeySilence.require(e.getMessage());
      return;
    }
    State again = StateJson.read(StateJson.write(state).getBytes(UTF_8), "zpacert.state.json");
    if (!again.equals(state)) {
      throw new AssertionError("not what was written: " + again);
    }
  }
}
