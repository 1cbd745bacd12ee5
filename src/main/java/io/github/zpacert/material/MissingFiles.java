package io.github.zpacert.material;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** The files that the sources of one throw-away certificate name, and that are to be written. */
final class MissingFiles {

  private static final String DEFAULT_ALIAS = "certificate";

  private final CertificateSources sources;
  private final SourceReader reader;
  private final Supplier<String> passwords;
  private final ImmutableList.Builder<Path> written = ImmutableList.builder();

  MissingFiles(CertificateSources sources, SourceReader reader, Supplier<String> passwords) {
    this.sources = sources;
    this.reader = reader;
    this.passwords = passwords;
  }

  /** Whether the certificate's file is named and not there. One half of a pair alone is refused. */
  boolean areNeeded() throws SourceException {
    Source certificate = sources.certificate();
    if (path(certificate).isEmpty()) {
      return false;
    }
    if (isThere(certificate)) {
      Optional<Source> key = ownKey().filter(k -> path(k).isPresent() && !isThere(k));
      if (key.isPresent()) {
        throw alone(certificate, key.get());
      }
      return false;
    }
    Optional<Source> key = keyTarget().filter(MissingFiles::isThere);
    if (key.isPresent()) {
      throw alone(key.get(), certificate);
    }
    return true;
  }

  /** Writes the key, then the certificate, and returns the files in that order. */
  ImmutableList<Path> write(SelfSigned made) throws SourceException {
    Optional<Source> key = keyTarget();
    try {
      if (key.isPresent()) {
        writeKey(key.get(), made);
      }
      writeCertificate(made, key.isEmpty());
      return written.build();
    } catch (IOException | GeneralSecurityException e) {
      throw SourceException.unfit(
          sources.certificate().describe() + " or its key cannot be written");
    }
  }

  private void writeCertificate(SelfSigned made, boolean withKey)
      throws IOException, GeneralSecurityException, SourceException {
    if (sources.certificate() instanceof Source.OfKeystore keystore) {
      writeKeystore(keystore, made);
      return;
    }
    Path file = path(sources.certificate()).orElseThrow();
    if (withKey) {
      try (Secret key = keyPem(made)) {
        writePrivately(file, made.pem(), key);
      }
    } else {
      NewFile.publicly(file, US_ASCII.encode(made.pem()));
      written.add(file);
    }
  }

  private void writeKey(Source target, SelfSigned made)
      throws IOException, GeneralSecurityException, SourceException {
    if (target instanceof Source.OfKeystore keystore) {
      writeKeystore(keystore, made);
      return;
    }
    try (Secret key = keyPem(made)) {
      writePrivately(path(target).orElseThrow(), "", key);
    }
  }

  private void writeKeystore(Source.OfKeystore keystore, SelfSigned made)
      throws IOException, GeneralSecurityException, SourceException {
    try (Secret password = password(keystore.password())) {
      String alias = keystore.alias().orElse(DEFAULT_ALIAS);
      NewFile.privately(keystore.path(), ByteBuffer.wrap(made.pkcs12(alias, password)));
      written.add(keystore.path());
    }
  }

  private Secret keyPem(SelfSigned made)
      throws IOException, GeneralSecurityException, SourceException {
    if (sources.passphrase().isEmpty()) {
      return made.keyPem();
    }
    try (Secret passphrase = password(sources.passphrase().get())) {
      return made.encryptedKeyPem(passphrase);
    }
  }

  /** Reads a password, and makes one up first for a file that is not there. */
  private Secret password(Source source) throws IOException, SourceException {
    if (source instanceof Source.OfFile file && !isThere(file)) {
      NewFile.privately(file.path(), US_ASCII.encode(passwords.get() + "\n"));
      written.add(file.path());
    }
    try {
      return reader.password(source);
    } catch (SourceException e) {
      throw e.asked("password of the throw-away key");
    }
  }

  private void writePrivately(Path file, String before, Secret key) throws IOException {
    char[] secret = key.reveal();
    ByteBuffer ascii = ByteBuffer.allocate(before.length() + secret.length);
    ascii.put(before.getBytes(US_ASCII));
    for (char c : secret) {
      ascii.put((byte) c);
    }
    try {
      NewFile.privately(file, ascii.flip());
      written.add(file);
    } finally {
      Arrays.fill(ascii.array(), (byte) 0);
    }
  }

  private Optional<Source> ownKey() {
    return sources.privateKey().filter(k -> !k.equals(sources.certificate()));
  }

  /** Returns where the key goes, or nothing if it goes where the certificate goes. */
  private Optional<Source> keyTarget() {
    return ownKey().flatMap(k -> path(k).isPresent() ? Optional.of(k) : beside());
  }

  /** A key from a variable or a program cannot be put there; the user will take it from beside. */
  private Optional<Source> beside() {
    if (!(sources.certificate() instanceof Source.OfFile certificate)) {
      return Optional.empty();
    }
    return Optional.of(new Source.OfFile(
        certificate
            .path()
            .resolveSibling(keyName(certificate.path().getFileName().toString())),
        keyName(certificate.written())));
  }

  private static String keyName(String certificate) {
    return certificate.replaceFirst("(?<=[^/.])\\.(pem|crt|cer)$", "") + ".key";
  }

  private static Optional<Path> path(Source source) {
    if (source instanceof Source.OfFile file) {
      return Optional.of(file.path());
    }
    return source instanceof Source.OfKeystore keystore
        ? Optional.of(keystore.path())
        : Optional.empty();
  }

  private static boolean isThere(Source source) {
    return path(source).filter(Files::exists).isPresent();
  }

  private static SourceException alone(Source there, Source missing) {
    return SourceException.unfit(there.describe() + " is there, but not " + missing.describe())
        .withHint("remove it, so that both are made, or bring the other one");
  }
}
