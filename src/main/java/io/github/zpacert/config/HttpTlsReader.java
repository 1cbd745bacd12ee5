package io.github.zpacert.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.material.TlsMaterial;
import io.github.zpacert.material.TlsMaterial.Pem;
import io.github.zpacert.model.Secret;
import io.github.zpacert.state.StateSettings.Http.Tls;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.X509KeyManager;

/** Reads the keys of the {@code http} backend that are about TLS: Terraform's, which hold PEM and not the name of a file. */
final class HttpTlsReader {

  private static final String CERTIFICATE = "clientCertificatePem";
  private static final String CERTIFICATE_VARIABLE = "TF_HTTP_CLIENT_CERTIFICATE_PEM";
  private static final String KEY = "clientPrivateKeyPem";
  private static final String KEY_VARIABLE = "TF_HTTP_CLIENT_PRIVATE_KEY_PEM";
  private static final String AUTHORITIES = "clientCaCertificatePem";
  private static final String AUTHORITIES_VARIABLE = "TF_HTTP_CLIENT_CA_CERTIFICATE_PEM";
  private static final String BLIND = "skipCertVerification";
  private static final String BLIND_VARIABLE = "TF_HTTP_SKIP_CERT_VERIFICATION";

  static final ImmutableSet<String> KEYS = ImmutableSet.of(CERTIFICATE, KEY, AUTHORITIES, BLIND);

  private static final String MUST_BE_FALSE =
      "must be false: a server's certificate is always verified";
  private static final String NAME_AUTHORITY =
      "give the server's authority: " + AUTHORITIES + ", or " + AUTHORITIES_VARIABLE;

  private final StateFields state;
  private final Problems problems;

  HttpTlsReader(StateFields state) {
    this.state = state;
    this.problems = state.problems();
  }

  Tls read() {
    refuseBlindTrust();
    return new Tls(authorities(), identity());
  }

  private void refuseBlindTrust() {
    Fields fields = state.fields();
    if (!fields.has(BLIND)) {
      state
          .environment()
          .value(BLIND_VARIABLE)
          .filter(t -> !t.value().equalsIgnoreCase("false") && !t.value().equals("0"))
          .ifPresent(t -> problems.add(t.problem(MUST_BE_FALSE).withHint(NAME_AUTHORITY)));
    } else if (fields.flag(BLIND).orElse(false)) {
      problems.error(fields.at(BLIND), Quoted.of(BLIND) + " " + MUST_BE_FALSE, NAME_AUTHORITY);
    }
  }

  private ImmutableList<X509Certificate> authorities() {
    return state
        .text(AUTHORITIES, AUTHORITIES_VARIABLE)
        .flatMap(text -> read(() -> TlsMaterial.authorities(pem(text))))
        .orElse(ImmutableList.of());
  }

  private Optional<X509KeyManager> identity() {
    Optional<Text> certificate = state.text(CERTIFICATE, CERTIFICATE_VARIABLE);
    Optional<Text> key = state.privateKey(KEY, KEY_VARIABLE);
    requireBoth(certificate, key);
    Optional<ImmutableList<X509Certificate>> chain =
        certificate.flatMap(text -> read(() -> TlsMaterial.chain(pem(text))));
    return chain.flatMap(c -> key.flatMap(text -> read(() -> TlsMaterial.identity(c, pem(text)))));
  }

  private void requireBoth(Optional<Text> certificate, Optional<Text> key) {
    certificate
        .filter(c -> key.isEmpty())
        .filter(c -> !state.fields().has(KEY))
        .ifPresent(c -> problems.add(c.problem("stands without its private key")
            .withHint("write " + KEY + ": ${env:NAME}, or set " + KEY_VARIABLE)));
    key.filter(k -> certificate.isEmpty() && !state.fields().has(CERTIFICATE))
        .ifPresent(k -> problems.add(k.problem("stands without its certificate")
            .withHint("write " + CERTIFICATE + ", or set " + CERTIFICATE_VARIABLE)));
  }

  /** What is made of a text, or not. */
  private interface Making<T> {
    T make() throws ProblemException;
  }

  private <T> Optional<T> read(Making<T> making) {
    try {
      return Optional.of(making.make());
    } catch (ProblemException e) {
      e.problems().forEach(problems::add);
      return Optional.empty();
    }
  }

  private static Pem pem(Text text) {
    return new Pem(text.label(), text.at(), Secret.of(text.value()));
  }
}
