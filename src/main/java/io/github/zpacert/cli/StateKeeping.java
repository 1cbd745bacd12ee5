package io.github.zpacert.cli;

import io.github.zpacert.config.Configuration;
import io.github.zpacert.config.Encryption;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.material.SourceReader;
import io.github.zpacert.model.Secret;
import io.github.zpacert.state.StateCipher;
import io.github.zpacert.state.StateCodec;
import io.github.zpacert.state.StateException;
import io.github.zpacert.state.StateSettings;
import io.github.zpacert.state.StateStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** How a configuration's state is kept, wherever that is: with which key, and what becomes of older versions. */
final class StateKeeping {

  private StateKeeping() {}

  static StateCodec codec(Configuration configuration, SourceReader sources)
      throws ProblemException, StateException {
    Optional<Encryption> encryption = configuration.encryption();
    return encryption.isEmpty()
        ? StateCodec.PLAIN
        : StateCodec.encrypting(cipher(encryption.get(), sources));
  }

  private static StateCipher cipher(Encryption encryption, SourceReader sources)
      throws ProblemException, StateException {
    String role = encryption.isPassphrase() ? "the state's passphrase" : "the state's key";
    Secret secret = sources.secret(encryption.source(), role, encryption.at());
    if (encryption.isPassphrase()) {
      return StateCipher.ofPassphrase(secret);
    }
    try (secret) {
      return StateCipher.ofKey(secret);
    }
  }

  /** Returns what writes a state of an older version beside the state, or, of one elsewhere, beside the files. */
  static StateStore.Attic attic(Configuration configuration, Console console) {
    Path state = configuration.state() instanceof StateSettings.Local local
        ? local.path()
        : configuration.directory().resolve(StateSettings.Local.DEFAULT_FILE);
    return (content, version) -> {
      Path backup = state.resolveSibling(state.getFileName() + ".v" + version + ".backup");
      write(backup, content);
      console.problem(Problem.warning("the state was of version " + version
          + ", which is kept in \"" + backup + "\"; what is stored from now on is of a newer one"));
    };
  }

  private static void write(Path backup, byte[] content) throws StateException {
    try {
      if (!Files.exists(backup)) {
        PrivateFiles.write(backup, new String(content, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new StateException(
          StateException.Kind.FAILED,
          "the state of an older version cannot be kept in \"" + backup + "\": nothing was changed",
          e);
    }
  }
}
