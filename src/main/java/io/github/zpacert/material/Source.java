package io.github.zpacert.material;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.Optional;

/** Where some material comes from. Naming a source reads nothing. */
public sealed interface Source {

  /** Returns the source in a person's words, for messages: {@code tls/portal.pem}, {@code environment variable PORTAL_KEY}. */
  String describe();

  /**
   * A file of PEM, or of a passphrase.
   *
   * @param path resolved against the folder of the file that names it
   * @param written as the user wrote it
   */
  record OfFile(Path path, String written) implements Source {

    /** No path is that long, but a key that somebody wrote in its place is. */
    private static final int LONGEST_SHOWN = 200;

    @Override
    public String describe() {
      return written.length() > LONGEST_SHOWN
          ? "a file name of " + written.length() + " characters"
          : written;
    }
  }

  /** The value of an environment variable. */
  record OfEnv(String name) implements Source {
    @Override
    public String describe() {
      return "environment variable " + name;
    }
  }

  /**
   * The standard output of a program, started without a shell.
   *
   * @param command program and arguments
   * @param directory the folder of the file that names it, where the program starts
   */
  record OfExec(ImmutableList<String> command, Path directory) implements Source {
    @Override
    public String describe() {
      return "command " + command.get(0);
    }
  }

  /**
   * An entry of a PKCS#12 or JKS keystore.
   *
   * @param alias may be left out when the keystore has a single entry that fits
   */
  record OfKeystore(Path path, String written, Optional<String> alias, Source password)
      implements Source {
    @Override
    public String describe() {
      return "keystore " + written + alias.map(a -> ", alias " + a).orElse("");
    }
  }
}
