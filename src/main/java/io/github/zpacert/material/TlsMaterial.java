package io.github.zpacert.material;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.model.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;

/**
 * Reads what a TLS connection to a server of one's own is made with: its authorities, and who we are to it. The texts are
 * overwritten; the key itself stays in memory as long as connections may be made with it.
 */
public final class TlsMaterial {

  private static final String DECRYPT = "decrypt it with: openssl pkey -in OLD.key -out NEW.key";

  /** A key that is not encrypted asks for nothing else. */
  private static final SourceReader NO_SOURCES = new SourceReader(Map.of(), Duration.ZERO);

  private TlsMaterial() {}

  /**
   * What a setting holds, in PEM.
   *
   * @param label of the setting, for messages
   * @param at empty if no file says it
   */
  public record Pem(String label, Optional<Position> at, Secret text) {

    private PemBundle open() {
      char[] chars = text.reveal();
      byte[] ascii = new byte[chars.length];
      for (int i = 0; i < chars.length; i++) {
        ascii[i] = chars[i] < 128 ? (byte) chars[i] : (byte) '?';
      }
      text.close();
      return new PemBundle(ascii, label, NO_SOURCES);
    }

    private ProblemException problem(SourceException e) {
      Problem problem = e.problem();
      return new ProblemException(at.map(problem::at).orElse(problem));
    }
  }

  /** Returns the certificates, at least one. */
  public static ImmutableList<X509Certificate> authorities(Pem pem) throws ProblemException {
    try (PemBundle bundle = pem.open()) {
      return bundle.certificates();
    } catch (SourceException e) {
      throw pem.problem(e.withHint("expected PEM: the certificates of the server's authorities"));
    }
  }

  /** Returns a certificate with those of its authorities after it, in their order. */
  public static ImmutableList<X509Certificate> chain(Pem pem) throws ProblemException {
    try (PemBundle bundle = pem.open()) {
      return PublicMaterial.certificates(bundle, pem.label());
    } catch (SourceException e) {
      throw pem.problem(e);
    }
  }

  /** Returns who we are to a server that asks: the holder of that certificate's key. */
  public static X509KeyManager identity(ImmutableList<X509Certificate> chain, Pem key)
      throws ProblemException {
    try (PemBundle bundle = key.open()) {
      requirePlain(bundle, key.label());
      try (EncodedKey read = bundle.key(Optional.empty())) {
        requireMatch(read, chain.get(0), key.label());
        return manager(read.key(), chain);
      }
    } catch (SourceException e) {
      throw key.problem(e);
    }
  }

  private static void requirePlain(PemBundle bundle, String label) throws SourceException {
    if (bundle.isEncrypted()) {
      throw SourceException.unfit(label + ": the private key is encrypted, which it must not be")
          .withHint(DECRYPT);
    }
  }

  private static void requireMatch(EncodedKey read, X509Certificate leaf, String label)
      throws SourceException {
    if (!KeyProof.matches(read.key(), leaf.getPublicKey())) {
      throw SourceException.unfit(
          label + ": the private key is not that of the client certificate ("
              + CertificateName.of(leaf.getSubjectX500Principal()) + ")");
    }
  }

  private static X509KeyManager manager(PrivateKey key, ImmutableList<X509Certificate> chain) {
    char[] password = new char[0];
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("client", key, password, chain.toArray(X509Certificate[]::new));
      var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, password);
      return (X509KeyManager) factory.getKeyManagers()[0];
    } catch (GeneralSecurityException | IOException e) {
      // not kept, for it may quote the key
      throw new IllegalStateException("this Java has no usable TLS");
    }
  }
}
