package io.github.zpacert.model;

import java.net.URI;
import java.util.Optional;

/**
 * Which tenant to talk to and how, as the files and the environment say it together. No secrets.
 *
 * @param customerId ZPA's id of the tenant
 * @param cloud lower case, {@code production} by default; {@code sandbox} is the embedded ZPA
 * @param vanityDomain OneAPI only
 * @param baseUrl what stands before {@code /mgmtconfig}; overrides the cloud's
 * @param tokenUrl OneAPI's whole token address; overrides the cloud's
 */
public record TenantSettings(
    String customerId,
    String cloud,
    Auth auth,
    Optional<String> vanityDomain,
    Optional<URI> baseUrl,
    Optional<URI> tokenUrl,
    CertificatesApi certificatesApi) {

  /** The cloud that needs no account: the embedded ZPA. */
  public static final String SANDBOX = "sandbox";

  /** The two sign-ins. */
  public enum Auth {
    ONEAPI,
    LEGACY
  }

  /** Which of the API's paths certificates are read from. Writes have one path only. */
  public enum CertificatesApi {
    /** {@code certificate}: everything, requests that wait for their certificate included. */
    ALL,
    /** {@code certificate/issued}: only what has a certificate. */
    ISSUED,
    /** {@code clientlessCertificate}: deprecated, for clouds that have nothing newer. */
    CLIENTLESS
  }

  public boolean isSandbox() {
    return cloud.equals(SANDBOX);
  }

  public TenantPin pin() {
    return new TenantPin(customerId, cloud);
  }
}
