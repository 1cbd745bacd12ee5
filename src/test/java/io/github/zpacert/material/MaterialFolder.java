package io.github.zpacert.material;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.material.TestCertificates.Issued;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A folder of material and an environment, as a configuration beside it would name them. */
final class MaterialFolder {

  static final Position DECLARED = new Position("zpacert.yaml", 12, 5);

  final Map<String, String> environment = new HashMap<>(Map.of("PATH", "/usr/bin:/bin"));

  private final Path folder;

  MaterialFolder(Path folder) {
    this.folder = folder;
  }

  SourceReader reader() {
    return new SourceReader(environment, Duration.ofSeconds(20));
  }

  Source.OfFile file(String name, String... texts) {
    return file(name, String.join("", texts).getBytes(StandardCharsets.UTF_8));
  }

  Source.OfFile file(String name, byte[] content) {
    try {
      Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return named(name);
  }

  /** A file that nobody wrote. */
  Source.OfFile named(String name) {
    return new Source.OfFile(folder.resolve(name), name);
  }

  Source.OfEnv env(String name, String value) {
    environment.put(name, value);
    return new Source.OfEnv(name);
  }

  Source.OfExec exec(String... command) {
    return new Source.OfExec(ImmutableList.copyOf(command), folder);
  }

  /** A keystore whose password stands in the environment. */
  Source.OfKeystore keystore(String name, Optional<String> alias, String password) {
    return new Source.OfKeystore(
        folder.resolve(name), name, alias, env("PASSWORD_OF_" + name, password));
  }

  void writeKeystore(String name, String type, String password, Entry... entries) {
    try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
      var keystore = KeyStore.getInstance(type);
      keystore.load(null, null);
      for (Entry entry : entries) {
        entry.putInto(keystore);
      }
      keystore.store(out, password.toCharArray());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An entry of a keystore. */
  interface Entry {
    void putInto(KeyStore keystore) throws GeneralSecurityException;
  }

  static Entry keyEntry(String alias, String password, Issued... chain) {
    var certificates =
        Arrays.stream(chain).map(Issued::certificate).toArray(X509Certificate[]::new);
    return k -> k.setKeyEntry(
        alias, chain[0].privateKey(), password.toCharArray(), (Certificate[]) certificates);
  }

  static Entry certificateEntry(String alias, Issued issued) {
    return k -> k.setCertificateEntry(alias, issued.certificate());
  }

  static CertificateSources sources(Source certificate) {
    return new CertificateSources(certificate, Optional.empty(), Optional.empty(), DECLARED);
  }

  static CertificateSources sources(Source certificate, Source key) {
    return new CertificateSources(certificate, Optional.of(key), Optional.empty(), DECLARED);
  }

  static CertificateSources sources(Source certificate, Source key, Source passphrase) {
    return new CertificateSources(certificate, Optional.of(key), Optional.of(passphrase), DECLARED);
  }

  PublicChain chain(Source certificate) throws ProblemException {
    return new PublicMaterial(reader()).read(sources(certificate));
  }

  /** Asserts the whole of what is said of a certificate's source, at the place where it is declared. */
  void assertRefused(String expected, Source certificate) {
    var e = assertThrows(ProblemException.class, () -> chain(certificate));
    assertEquals("zpacert.yaml:12:5: " + expected, e.getMessage());
    assertEquals(
        ImmutableList.of(true), e.problems().stream().map(Problem::isError).toList());
  }
}
