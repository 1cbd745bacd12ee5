package io.github.zpacert.net;

import com.google.common.base.Throwables;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Why an exchange ended without a whole answer, in a person's words, and what became of the request. */
public record NoAnswer(Meaning meaning, String reason) {

  /** How the JDK tells what the other side has told it. */
  private static final String ALERT = "Received fatal alert: ";

  /** What later JDKs put before a message of TLS, and say again in it. */
  private static final Pattern NAME_OF_ALERT = Pattern.compile("^\\([a-z_]+\\) ");

  /** What became of the request. */
  public enum Meaning {
    /** Not a byte of it was sent, and another attempt may fare better. */
    NOT_SENT,
    /** Not a byte of it was sent, and none would be the next time. */
    NEVER,
    /** It may have been carried out. */
    UNKNOWN
  }

  public static NoAnswer of(IOException e, String hostAndPort) {
    return of(e, hostAndPort, "if a proxy inspects TLS, name its CA in " + Reach.CA_BUNDLE);
  }

  /**
   * Says why, with advice of one's own.
   *
   * @param trusting what may help if we do not trust the server: the end of a sentence
   */
  public static NoAnswer of(IOException e, String hostAndPort, String trusting) {
    if (e instanceof ProxyRefusalException refusal) {
      return refused(refusal, hostAndPort);
    }
    Optional<String> unconnected = unconnected(e, hostAndPort);
    if (unconnected.isPresent()) {
      return new NoAnswer(Meaning.NOT_SENT, unconnected.get());
    }
    if (e instanceof SSLHandshakeException || e instanceof SSLPeerUnverifiedException) {
      return new NoAnswer(Meaning.NEVER, unsecured(e, hostAndPort, trusting));
    }
    return new NoAnswer(Meaning.UNKNOWN, unanswered(e));
  }

  /** Returns the innermost failure of input or output among the causes of what a library has thrown. */
  public static Optional<IOException> network(Throwable e) {
    return Throwables.getCausalChain(e).stream()
        .filter(IOException.class::isInstance)
        .map(IOException.class::cast)
        .reduce((outer, inner) -> inner);
  }

  private static NoAnswer refused(ProxyRefusalException e, String hostAndPort) {
    return new NoAnswer(
        e.isFinal() ? Meaning.NEVER : Meaning.NOT_SENT,
        "the proxy does not connect to " + hostAndPort + ": " + words(e)
            + (e.wantsLogin() ? "; put user and password into its URL" : ""));
  }

  /** Returns why not a byte of the request was sent, if that is certain. */
  private static Optional<String> unconnected(IOException e, String hostAndPort) {
    if (e instanceof UnknownHostException) {
      return Optional.of("no address is known for " + hostAndPort);
    }
    if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      return Optional.of("cannot connect to " + hostAndPort);
    }
    if (e instanceof ConnectTimeoutException) {
      return Optional.of("cannot connect to " + hostAndPort + " in time");
    }
    return e instanceof ConnectionRequestTimeoutException
        ? Optional.of("no connection to " + hostAndPort + " became free in time")
        : Optional.empty();
  }

  private static String unsecured(IOException e, String hostAndPort, String trusting) {
    // the innermost cause says it in words, what is around it in names of classes
    return alert(e)
        .map(alert -> hostAndPort + " refuses the TLS connection: " + alert)
        .orElseGet(() -> "no trusted TLS connection to " + hostAndPort + ": "
            + words(Throwables.getRootCause(e)) + "; " + trusting);
  }

  /** Returns what the server finds wrong with our side of TLS, if it says so: {@code certificate required}. */
  public static Optional<String> alert(IOException e) {
    String said = words(Throwables.getRootCause(e));
    return said.startsWith(ALERT)
        ? Optional.of(said.substring(ALERT.length()).replace('_', ' '))
        : Optional.empty();
  }

  private static String unanswered(IOException e) {
    if (e instanceof DeadlineException) {
      return words(e);
    }
    if (e instanceof SocketTimeoutException || e instanceof InterruptedIOException) {
      return "no answer in time";
    }
    if (e instanceof NoHttpResponseException) {
      return "the connection was closed without an answer";
    }
    return (e instanceof SSLException ? "TLS failed: " : "the connection broke: ") + words(e);
  }

  private static String words(Throwable e) {
    String message = Words.oneLine(Optional.ofNullable(e.getMessage()).orElse("no reason given"));
    return e instanceof SSLException ? NAME_OF_ALERT.matcher(message).replaceFirst("") : message;
  }
}
