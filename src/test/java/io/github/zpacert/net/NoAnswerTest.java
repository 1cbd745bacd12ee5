package io.github.zpacert.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.zpacert.net.NoAnswer.Meaning;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class NoAnswerTest {

  @Test
  void tellsWhoDoesNotTrustWhom() {
    var refused = new SSLHandshakeException("Received fatal alert: handshake_failure");
    var untrusted = new SSLHandshakeException("PKIX path building failed");
    untrusted.initCause(new CertificateException("unable to find valid certification path"));

    assertEquals(
        new NoAnswer(Meaning.NEVER, "h:443 refuses the TLS connection: handshake failure"),
        NoAnswer.of(refused, "h:443"));
    assertEquals(
        new NoAnswer(
            Meaning.NEVER,
            "no trusted TLS connection to h:443: unable to find valid certification path; ask Ann"),
        NoAnswer.of(untrusted, "h:443", "ask Ann"));
    assertEquals(Optional.of("handshake failure"), NoAnswer.alert(refused));
    assertEquals(Optional.empty(), NoAnswer.alert(untrusted));
  }

  @Test
  void readsTheMessagesOfLaterJdks() {
    var refused =
        new SSLHandshakeException("(handshake_failure) Received fatal alert: handshake_failure");

    assertEquals(
        new NoAnswer(Meaning.NEVER, "h:443 refuses the TLS connection: handshake failure"),
        NoAnswer.of(refused, "h:443"));
  }

  @Test
  void findsTheNetworksFailureInWhatALibraryThrows() {
    var inner = new SSLHandshakeException("PKIX path building failed");
    inner.initCause(new CertificateException("unable to find valid certification path"));

    assertEquals(
        Optional.of(inner),
        NoAnswer.network(new IllegalStateException(new IOException("outer", inner))));
    assertEquals(Optional.empty(), NoAnswer.network(new IllegalStateException("full")));
  }
}
