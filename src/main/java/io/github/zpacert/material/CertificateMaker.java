package io.github.zpacert.material;

import java.util.List;

/** Makes self-signed certificates with new keys. */
interface CertificateMaker {

  /**
   * Makes a key and its certificate, valid from now on.
   *
   * @param dnsNames at least one; the first is the subject's name too
   */
  SelfSigned selfSigned(List<String> dnsNames, int days, KeyType type) throws SourceException;
}
