package io.github.zpacert.tenant;

import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Secret;

/**
 * A certificate to upload.
 *
 * @param description empty for none
 * @param fingerprint of the leaf in the blob, by which a lost upload is found again
 * @param certBlob PEM: leaf, intermediates, unencrypted private key. The caller closes it.
 */
public record NewCertificate(
    String name, String description, Fingerprint fingerprint, Secret certBlob) {}
