package io.github.zpacert.model;

import com.google.common.collect.ImmutableSortedSet;
import java.math.BigInteger;
import java.time.Instant;

/**
 * What a leaf certificate says of itself, read from its DER and from nowhere else.
 *
 * @param fingerprint SHA-256 of the whole DER: the identity of the content
 * @param publicKey SHA-256 of the DER of the SubjectPublicKeyInfo: the same for two certificates of one key
 * @param subject RFC 2253, may be empty
 * @param issuer RFC 2253
 * @param serialNumber as in the certificate
 * @param sans subject alternative names: DNS names bare and in lower case, others with their kind before them ({@code
 *     IP:10.0.0.1})
 * @param key algorithm and size, {@code RSA 2048} or {@code EC P-256}
 * @param signature algorithm of the issuer's signature, {@code SHA256withRSA}
 * @param notBefore start of validity
 * @param notAfter end of validity
 */
public record CertificateFacts(
    Fingerprint fingerprint,
    Fingerprint publicKey,
    String subject,
    String issuer,
    BigInteger serialNumber,
    ImmutableSortedSet<String> sans,
    String key,
    String signature,
    Instant notBefore,
    Instant notAfter) {}
