package io.github.zpacert.net;

import static com.google.common.base.Preconditions.checkArgument;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.x509.PemCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whose word is taken for a server's identity: the JDK's authorities with those of a bundle, or some few and no other.
 *
 * @param extra authorities that are named, not the JDK's
 * @param isExclusive whether the extra ones are trusted instead of the JDK's, not in addition to them
 */
public record Trust(ImmutableList<X509Certificate> extra, boolean isExclusive) {

  public static final Trust OF_JDK = new Trust(ImmutableList.of(), false);

  /** Returns the trust in these authorities, at least one, and in nobody else. */
  public static Trust onlyIn(ImmutableList<X509Certificate> authorities) {
    checkArgument(!authorities.isEmpty(), "nobody would be trusted");
    return new Trust(authorities, true);
  }

  /**
   * Reads a bundle of PEM certificates.
   *
   * @param variable the name by which the user gave the path, for messages
   */
  public static Trust ofBundle(String variable, String path) throws ProblemException {
    try {
      String pem = Files.readString(Path.of(path), UTF_8);
      ImmutableList.Builder<X509Certificate> certificates = ImmutableList.builder();
      for (byte[] der : PemCertificates.ders(pem)) {
        certificates.add(PemCertificates.parse(der));
      }
      return nonEmpty(variable, path, certificates.build());
    } catch (IOException | InvalidPathException e) {
      throw unusable(variable, path, "the file cannot be read");
    } catch (CertificateException e) {
      throw unusable(variable, path, Optional.ofNullable(e.getMessage()).orElse("bad certificate"));
    }
  }

  private static Trust nonEmpty(
      String variable, String path, ImmutableList<X509Certificate> certificates)
      throws ProblemException {
    if (certificates.isEmpty()) {
      throw unusable(variable, path, "it holds no certificate in PEM");
    }
    return new Trust(certificates, false);
  }

  private static ProblemException unusable(String variable, String path, String why) {
    return new ProblemException(
        Problem.error(variable + " names \"" + path + "\", which cannot be used: " + why));
  }

  /** Returns the context for client connections. Slow: a fifth of a second. */
  public SSLContext context() {
    try {
      return extra.isEmpty() ? SSLContext.getDefault() : context(new KeyManager[0]);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java has no usable TLS", e);
    }
  }

  /** Returns the context for client connections that show who we are to servers which ask. */
  SSLContext context(KeyManager identity) {
    try {
      return context(new KeyManager[] {identity});
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java has no usable TLS", e);
    }
  }

  /** Returns who judges servers by these authorities. */
  public TrustManager[] managers() {
    try {
      return managers(authorities());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java has no usable TLS", e);
    }
  }

  private SSLContext context(KeyManager[] identity) throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(identity, managers(extra.isEmpty() ? null : authorities()), null);
    return context;
  }

  /** Returns all authorities that are trusted. */
  public KeyStore authorities() throws GeneralSecurityException, IOException {
    KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
    all.load(null, null);
    int number = 0;
    for (X509Certificate authority : isExclusive ? ImmutableList.<X509Certificate>of() : ofJdk()) {
      all.setCertificateEntry("jdk-" + number++, authority);
    }
    for (X509Certificate authority : extra) {
      all.setCertificateEntry("extra-" + number++, authority);
    }
    return all;
  }

  private static ImmutableList<X509Certificate> ofJdk() throws GeneralSecurityException {
    return Arrays.stream(managers(null))
        .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
        .collect(ImmutableList.toImmutableList());
  }

  /** Null is the JDK's own collection. */
  private static TrustManager[] managers(@Nullable KeyStore authorities)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .toArray(TrustManager[]::new);
  }
}
