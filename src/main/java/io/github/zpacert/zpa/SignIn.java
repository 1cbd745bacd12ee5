package io.github.zpacert.zpa;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableMap;
import io.github.zpacert.net.Redaction;
import io.github.zpacert.net.Words;
import io.github.zpacert.retry.RetryPolicy;
import io.github.zpacert.tenant.TenantException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * The token that all threads share. Signs in with the first request, again when the token grows old, and never again
 * once a sign-in failed: three failures lock a legacy API key for half an hour.
 */
final class SignIn {

  private static final String WHAT = "sign-in";

  private final URI address;
  private final Credentials credentials;
  private final Wire wire;
  private final RetryPolicy retries;
  private final Effects effects;
  private final Tally tally;
  private Optional<Token> current = Optional.empty();
  private Optional<Failure> failure = Optional.empty();

  SignIn(
      URI address,
      Credentials credentials,
      Wire wire,
      RetryPolicy retries,
      Effects effects,
      Tally tally) {
    this.address = address;
    this.credentials = credentials;
    this.wire = wire;
    this.retries = retries;
    this.effects = effects;
    this.tally = tally;
  }

  /** Returns a token that is good for a while, signing in if need be. */
  synchronized Token token() throws CallException {
    if (current.filter(t -> !t.isStale(effects.clock().instant())).isEmpty()) {
      current = Optional.of(signIn());
    }
    return current.get();
  }

  /** Tells that a token was refused. Only the first of several who say so of the same token causes a new sign-in. */
  synchronized void giveUp(Token refused) {
    current = current.filter(token -> !token.equals(refused));
  }

  private Token signIn() throws CallException {
    if (failure.isPresent()) {
      throw new CallException(WHAT, failure.get(), false);
    }
    Duration waited = Duration.ZERO;
    for (int attempt = 1; ; attempt++) {
      if (effects.interrupted().getAsBoolean()) {
        throw CallException.interrupted(WHAT);
      }
      try {
        return attempt(attempt);
      } catch (CallException e) {
        // only when nothing at all reached the server: what it has seen counts as a failed sign-in
        boolean unseen =
            e.failure().status() == 0 && e.failure().aftermath() == Failure.Aftermath.UNDONE;
        Optional<Duration> delay = unseen
            ? retries.delayAfter(
                attempt, waited, Optional.empty(), effects.random().getAsDouble())
            : Optional.empty();
        if (delay.isEmpty()) {
          Failure last =
              attempt == 1 ? e.failure() : e.failure().because(patience(attempt, waited));
          failure = Optional.of(last);
          throw new CallException(WHAT, last, false);
        }
        waited = waited.plus(delay.get());
        effects.tellOfWait(WHAT, e.failure(), delay.get());
        sleep(delay.get());
      }
    }
  }

  private static String patience(int attempts, Duration waited) {
    return "gave up after " + Words.count(attempts, "attempt") + " in " + Words.seconds(waited)
        + ": ";
  }

  private Token attempt(int attempt) throws CallException {
    tally.signIn();
    try {
      var form =
          credentials.form(effects.clock().instant(), () -> UUID.randomUUID().toString());
      var request = new HttpPost(address);
      request.setHeader("Accept", "application/json");
      request.setEntity(new StringEntity(encoded(form), ContentType.APPLICATION_FORM_URLENCODED));
      var reader = new TokenReader(effects.clock().instant());
      Wire.Answer<Token> answer = wire.exchange(
          request, reader::read, new Redaction(credentials.secrets()), attempt, Wire.Ear.DEAF);
      return answer
          .value()
          .orElseThrow(() -> new CallException(WHAT, refusal(answer.error().orElseThrow()), false));
    } catch (IOException e) {
      throw new CallException(WHAT, Judgement.of(e, address.getAuthority()), false);
    } catch (MalformedException e) {
      throw CallException.of(Kind.PROTOCOL, WHAT, e.reason());
    } catch (GeneralSecurityException e) {
      throw CallException.of(Kind.UNAUTHORIZED, WHAT, "the private key cannot sign");
    }
  }

  private Failure refusal(ApiError error) {
    boolean ours = error.status() / 100 == 4 && error.status() != 429;
    return Failure.of(
        error,
        Failure.Aftermath.SETTLED,
        ours ? Kind.UNAUTHORIZED : Kind.UNREACHABLE,
        ours ? "; check client id, secret and vanity domain; it is not tried again" : "");
  }

  private void sleep(Duration delay) throws CallException {
    try {
      effects.sleeper().sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CallException.interrupted(WHAT);
    }
  }

  private static String encoded(ImmutableMap<String, String> form) {
    return form.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
