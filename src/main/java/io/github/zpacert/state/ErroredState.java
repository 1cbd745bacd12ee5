package io.github.zpacert.state;

import io.github.zpacert.model.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** The last refuge of a state that its store did not take: a file for {@code state push}. */
public final class ErroredState {

  private static final String FIRST = "errored.zpacert.state.json";
  private static final String LATER = "errored-%d.zpacert.state.json";

  private ErroredState() {}

  /**
   * Writes the state, mode 0600, to {@code errored.zpacert.state.json}, or to a numbered name when that one is taken:
   * an earlier one is never overwritten.
   *
   * @return the file
   */
  public static Path save(State state, StateCodec codec, Path folder) throws StateException {
    Path file = free(folder);
    try {
      byte[] content = codec.encode(state);
      return Uninterrupted.run(() -> {
        PrivateFile.replace(file, content);
        return file;
      });
    } catch (IOException e) {
      throw StorageFailure.of("cannot write the state to \"" + file + "\" either", e);
    }
  }

  private static Path free(Path folder) {
    return IntStream.iterate(1, i -> i + 1)
        .mapToObj(i -> folder.resolve(i == 1 ? FIRST : LATER.formatted(i)))
        .filter(file -> !Files.exists(file, LinkOption.NOFOLLOW_LINKS))
        .findFirst()
        .orElseThrow();
  }
}
