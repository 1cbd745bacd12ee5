package io.github.zpacert.material;

import io.github.zpacert.diag.Position;
import java.util.Optional;

/**
 * All sources of one certificate entry.
 *
 * @param certificate leaf first, then intermediates; may also carry the private key
 * @param privateKey absent when the certificate's source carries it
 * @param passphrase of an encrypted private key
 * @param declaredAt where the files name the certificate's source, for messages
 */
public record CertificateSources(
    Source certificate,
    Optional<Source> privateKey,
    Optional<Source> passphrase,
    Position declaredAt) {}
