package io.github.zpacert.material;

import com.google.common.collect.ImmutableList;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** What a source holds: certificates, a private key, or both. Closing overwrites what was read. */
sealed interface Bundle extends AutoCloseable permits PemBundle, KeystoreBundle {

  /** Returns the certificates in their order, at least one. Looks at no private key. */
  ImmutableList<X509Certificate> certificates() throws SourceException;

  /**
   * Returns the one private key, decrypted.
   *
   * @param passphrase read only when the key is encrypted
   */
  EncodedKey key(Optional<Source> passphrase) throws SourceException;

  @Override
  void close();
}
