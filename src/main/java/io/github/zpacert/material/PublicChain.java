package io.github.zpacert.material;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Fingerprint;
import java.util.Optional;

/**
 * What a certificate's source holds, without the text, so that ten thousand fit into little memory.
 *
 * @param facts of the leaf
 * @param chain of the certificates after the leaf, in their order; a self-signed root at the end included
 * @param incomplete a warning if the leaf stands alone and is not self-signed; the caller may make it an error
 */
public record PublicChain(
    CertificateFacts facts, ImmutableList<Fingerprint> chain, Optional<Problem> incomplete) {}
