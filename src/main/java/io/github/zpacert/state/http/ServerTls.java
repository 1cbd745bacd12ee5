package io.github.zpacert.state.http;

import io.github.zpacert.net.ClientIdentity;
import io.github.zpacert.net.DeadlineException;
import io.github.zpacert.net.NoAnswer;
import io.github.zpacert.net.Reach;
import io.github.zpacert.net.Trust;
import io.github.zpacert.state.StateSettings;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;

/** How the server and we prove to each other who we are, and what it means if that fails. */
final class ServerTls {

  private final StateSettings.Http.Tls settings;
  private final ClientIdentity identity;
  private volatile boolean accepted;

  ServerTls(StateSettings.Http.Tls settings) {
    this.settings = settings;
    this.identity = new ClientIdentity(settings.identity());
  }

  Reach reach(Reach usual) {
    return new Reach(
        usual.proxyRules(),
        settings.authorities().isEmpty() ? usual.trust() : Trust.onlyIn(settings.authorities()),
        Optional.of(identity));
  }

  /** The server has answered: it takes us for whom we say we are. */
  void accepted() {
    accepted = true;
  }

  NoAnswer judge(IOException e, String hostAndPort) {
    NoAnswer none = NoAnswer.of(
        e,
        hostAndPort,
        settings.authorities().isEmpty()
            ? "name its authority in clientCaCertificatePem, or in " + Reach.CA_BUNDLE
            : "only the authorities in clientCaCertificatePem are trusted there");
    return isRefusal(e, none)
        ? new NoAnswer(none.meaning(), refusal(hostAndPort, NoAnswer.alert(e)))
        : none;
  }

  /** With TLS 1.3 a server judges our certificate after the handshake, and may just hang up. */
  private boolean isRefusal(IOException e, NoAnswer none) {
    boolean isTooLate = e instanceof InterruptedIOException || e instanceof DeadlineException;
    boolean isHungUp = none.meaning() == NoAnswer.Meaning.UNKNOWN && !isTooLate;
    return identity.wasAsked() && !accepted && (isHungUp || NoAnswer.alert(e).isPresent());
  }

  private String refusal(String hostAndPort, Optional<String> alert) {
    String said = alert.map(a -> " (" + a + ")").orElse("");
    return identity.isKnown()
        ? hostAndPort + " does not take the certificate in clientCertificatePem" + said
        : hostAndPort + " asks for a certificate" + said
            + "; set clientCertificatePem and clientPrivateKeyPem";
  }
}
