package io.github.zpacert.sandbox;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * A certificate object as the tenant keeps it.
 *
 * @param microtenantId {@code "0"} for Default's
 * @param description empty when not set
 * @param created seconds since the epoch
 * @param modified seconds since the epoch
 * @param issued absent while the object is a signing request that waits for its certificate
 */
record CertificateRow(
    String id,
    String microtenantId,
    String name,
    String description,
    long created,
    long modified,
    String modifiedBy,
    boolean readOnly,
    boolean zscalerManaged,
    Optional<Issued> issued) {

  /**
   * What was uploaded and what it says. Holds no private key: there is no place for one.
   *
   * @param certificate the leaf's PEM, as it was uploaded
   * @param chain the intermediates' PEM; empty if none were uploaded
   * @param commonName empty if the subject has none
   * @param san the DNS names, or the common name of a certificate without the extension
   * @param validFrom seconds since the epoch
   * @param validTo seconds since the epoch
   */
  record Issued(
      String certificate,
      String chain,
      String commonName,
      String issuedTo,
      String issuedBy,
      String serialNumber,
      String publicKey,
      ImmutableList<String> san,
      long validFrom,
      long validTo) {}

  CertificateRow edited(String newName, String newDescription, long when, String who) {
    return new CertificateRow(
        id,
        microtenantId,
        newName,
        newDescription,
        created,
        when,
        who,
        readOnly,
        zscalerManaged,
        issued);
  }

  CertificateRow asReadOnly() {
    return new CertificateRow(
        id,
        microtenantId,
        name,
        description,
        created,
        modified,
        modifiedBy,
        true,
        zscalerManaged,
        issued);
  }

  CertificateRow asZscalerManaged() {
    return new CertificateRow(
        id,
        microtenantId,
        name,
        description,
        created,
        modified,
        modifiedBy,
        readOnly,
        true,
        issued);
  }
}
