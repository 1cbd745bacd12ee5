package io.github.zpacert.material;

import com.google.common.collect.ImmutableMap;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.model.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Reads sources: files, variables, programs. What one source may give is bounded. Safe for many threads. */
public final class SourceReader {

  /** How long a program may run unless told otherwise. */
  public static final Duration PROGRAM_LIMIT = Duration.ofSeconds(30);

  static final int LARGEST = 1 << 20;

  private final ImmutableMap<String, String> environment;
  private final Duration programLimit;

  /**
   * @param environment what {@code env} sources are looked up in, and what programs are given
   * @param programLimit how long a program may run before it is stopped
   */
  public SourceReader(Map<String, String> environment, Duration programLimit) {
    this.environment = ImmutableMap.copyOf(environment);
    this.programLimit = programLimit;
  }

  /** Opens what a source holds, PEM or a keystore; the caller closes it. */
  Bundle open(Source source) throws SourceException {
    return source instanceof Source.OfKeystore keystore
        ? KeystoreBundle.open(keystore, this)
        : new PemBundle(bytes(source), source.describe(), this);
  }

  /** Reads a password or passphrase, without one final line end. The caller closes it. */
  Secret password(Source source) throws SourceException {
    byte[] bytes = bytes(unnamed(source));
    byte[] line = Arrays.copyOf(bytes, lengthWithoutLineEnd(bytes));
    Arrays.fill(bytes, (byte) 0);
    return Secret.takeOverUtf8(line);
  }

  /**
   * Reads a passphrase or a key that is no certificate's.
   *
   * @param role names it in messages: {@code passphrase}
   * @param at where the files name the source
   */
  public Secret secret(Source source, String role, Position at) throws ProblemException {
    try {
      return password(source);
    } catch (SourceException e) {
      throw e.asked(role).at(at);
    }
  }

  /** Who takes a password's source for the password itself must not read it in a message. */
  private static Source unnamed(Source source) {
    return source instanceof Source.OfFile file
        ? new Source.OfFile(file.path(), "the file that the password is to be read from")
        : source;
  }

  /** Reads the bytes as they are: a keystore's too. The caller overwrites them. */
  byte[] bytes(Source source) throws SourceException {
    if (source instanceof Source.OfEnv variable) {
      return variable(variable);
    }
    if (source instanceof Source.OfExec program) {
      return new ProgramOutput(environment, programLimit).read(program);
    }
    if (source instanceof Source.OfKeystore keystore) {
      return file(new Source.OfFile(keystore.path(), "keystore " + keystore.written()));
    }
    return file((Source.OfFile) source);
  }

  private byte[] variable(Source.OfEnv source) throws SourceException {
    String value = environment.get(source.name());
    if (value == null) {
      throw SourceException.unreachable(source.describe() + " is not set");
    }
    return value.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] file(Source.OfFile source) throws SourceException {
    if (Files.isDirectory(source.path())) {
      throw SourceException.unfit(source.describe() + " is a folder, expected a file");
    }
    try (InputStream in = Files.newInputStream(source.path())) {
      Optional<byte[]> bytes = BoundedBytes.read(in, LARGEST);
      return bytes.orElseThrow(
          () -> SourceException.unfit(source.describe() + " is larger than 1 MiB"));
    } catch (NoSuchFileException | NotDirectoryException e) {
      throw SourceException.unreachable(source.describe() + " does not exist");
    } catch (AccessDeniedException e) {
      throw SourceException.unreachable(
          source.describe() + " cannot be read: this user has no permission");
    } catch (IOException e) {
      throw SourceException.unreachable(source.describe() + " cannot be read");
    }
  }

  private static int lengthWithoutLineEnd(byte[] bytes) {
    int length = bytes.length;
    if (length > 0 && bytes[length - 1] == '\n') {
      length--;
      if (length > 0 && bytes[length - 1] == '\r') {
        length--;
      }
    }
    return length;
  }
}
