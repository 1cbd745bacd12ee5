package io.github.zpacert.zpa;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.zpacert.model.Secret;
import io.github.zpacert.net.Redaction;
import io.github.zpacert.net.Words;
import io.github.zpacert.retry.RetryPolicy;
import io.github.zpacert.tenant.TenantException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.HttpHeaders;

/** Gets a request through: signed in, at a bearable pace, and again where that is safe. */
final class Caller {

  private static final ImmutableSet<Kind> VERDICTS =
      Sets.immutableEnumSet(Kind.NOT_FOUND, Kind.REFUSED, Kind.REFERENCED);

  private final Wire wire;
  private final SignIn signIn;
  private final Throttle reads;
  private final Throttle writes;
  private final RetryPolicy retries;
  private final Effects effects;
  private final Tally tally;

  Caller(Wire wire, SignIn signIn, HttpOptions options, Effects effects, Tally tally) {
    this.wire = wire;
    this.signIn = signIn;
    this.reads = Throttle.ofReads(options.rateLimit(), effects);
    this.writes = Throttle.ofWrites(options.rateLimit(), effects);
    this.retries = options.retries();
    this.effects = effects;
    this.tally = tally;
  }

  /**
   * Sends until there is an answer that stands, or patience ends. What is not idempotent is sent again only when it was
   * certainly not carried out.
   */
  <T> T call(ApiRequest request, BodyReader<T> reader) throws CallException {
    return call(request, reader, value -> Optional.empty());
  }

  /**
   * As above.
   *
   * @param made what the answer says was made, for whoever witnesses the write
   */
  <T> T call(ApiRequest request, BodyReader<T> reader, Function<T, Optional<String>> made)
      throws CallException {
    return new Call<>(request, reader, made).run();
  }

  /** One request on its way, with what has happened to it so far. */
  private final class Call<T> {

    private final ApiRequest request;
    private final BodyReader<T> reader;
    private final Function<T, Optional<String>> made;
    private final Throttle throttle;
    private final Instant start = effects.clock().instant();
    private int attempts;
    private Duration waited = Duration.ZERO;
    private boolean renewed;
    private boolean maybeDone;

    Call(ApiRequest request, BodyReader<T> reader, Function<T, Optional<String>> made) {
      this.request = request;
      this.reader = reader;
      this.made = made;
      this.throttle = request.isRead() ? reads : writes;
    }

    T run() throws CallException {
      while (true) {
        Token token = awaitTurn();
        attempts++;
        Sighting sighting = sighting();
        Failure failure;
        try {
          Wire.Answer<T> answer = attempt(token, sighting);
          if (answer.value().isPresent()) {
            sighting.done(made.apply(answer.value().get()));
            return answer.value().get();
          }
          failure = Judgement.of(answer.error().orElseThrow(), request);
        } catch (IOException e) {
          failure = Judgement.of(e, request.uri().getAuthority());
        } catch (MalformedException e) {
          failure = misread(e);
        }
        sighting.failed(failure);
        prepareNext(failure, token);
      }
    }

    private Sighting sighting() throws CallException {
      try {
        return Sighting.of(request, attempts, effects);
      } catch (IOException e) {
        String reason = "not sent, since it cannot be put on record: " + e.getMessage();
        throw failed(Failure.unanswered(Failure.Aftermath.SETTLED, Kind.UNRECORDED, reason), "");
      }
    }

    /** What came in place of the answer to a write does not say what became of it. */
    private Failure misread(MalformedException e) {
      return Failure.unanswered(
          request.isRead() ? Failure.Aftermath.SETTLED : Failure.Aftermath.UNCERTAIN,
          Kind.PROTOCOL,
          e.reason());
    }

    private Token awaitTurn() throws CallException {
      // signs in before the turn is taken: a turn must not grow old while we sign in
      token();
      try {
        if (!throttle.pass(effects.interrupted())) {
          throw interrupted();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw interrupted();
      }
      return token();
    }

    private Token token() throws CallException {
      try {
        return signIn.token();
      } catch (CallException e) {
        // its status says nothing of the path that we ask for
        Failure failure =
            Failure.unanswered(Failure.Aftermath.SETTLED, e.kind(), e.failure().reason());
        throw e.kind() == Kind.INTERRUPTED ? interrupted() : failed(failure, "sign-in: ");
      }
    }

    private Wire.Answer<T> attempt(Token token, Sighting sighting)
        throws IOException, MalformedException {
      tally.request(request.isRead());
      var http = new HttpUriRequestBase(request.method(), request.uri());
      http.setHeader(HttpHeaders.ACCEPT, "application/json");
      http.setHeader(HttpHeaders.AUTHORIZATION, token.authorization());
      request.body().ifPresent(http::setEntity);
      return wire.exchange(http, reader, redaction(token), attempts, sighting);
    }

    private Redaction redaction(Token token) {
      return new Redaction(ImmutableList.<Secret>builder()
          .add(token.value())
          .addAll(request.secrets())
          .build());
    }

    /** Returns when the time for another attempt has come, or throws when there shall be none. */
    private void prepareNext(Failure failure, Token token) throws CallException {
      switch (failure.aftermath()) {
        case UNDONE -> waitAfter(failure);
        case UNCERTAIN -> {
          maybeDone |= !request.isRead();
          if (!request.isIdempotent()) {
            throw failed(failure, "");
          }
          waitAfter(failure);
        }
        case SIGNED_OUT -> {
          if (renewed) {
            throw failed(failure, "");
          }
          renewed = true;
          signIn.giveUp(token);
        }
        case SETTLED -> throw settled(failure);
      }
    }

    /** A verdict on the object itself also tells what became of earlier attempts; one on our rights does not. */
    private CallException settled(Failure failure) {
      maybeDone &= !VERDICTS.contains(failure.kind());
      return failed(failure, "");
    }

    private void waitAfter(Failure failure) throws CallException {
      Duration delay = retries
          .delayAfter(attempts, waited, failure.retryAfter(), effects.random().getAsDouble())
          .orElseThrow(() -> failed(failure, patience(failure)));
      waited = waited.plus(delay);
      effects.tellOfWait(request.what(), failure, delay);
      if (failure.isThrottling()) {
        throttle.pause(delay);
        return;
      }
      if (effects.interrupted().getAsBoolean()) {
        throw interrupted();
      }
      try {
        effects.sleeper().sleep(delay);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw interrupted();
      }
    }

    private String patience(Failure failure) {
      Duration took = Duration.between(start, effects.clock().instant());
      return "gave up after " + Words.count(attempts, "attempt") + " in " + Words.seconds(took)
          + failure
              .retryAfter()
              .map(asked -> ", asked to wait " + Words.seconds(asked))
              .orElse("")
          + ": ";
    }

    private CallException interrupted() {
      String reason =
          "the run was interrupted before it was sent" + (attempts == 0 ? "" : " again");
      return failed(Failure.unanswered(Failure.Aftermath.SETTLED, Kind.INTERRUPTED, reason), "");
    }

    private CallException failed(Failure failure, String before) {
      return new CallException(request.what(), failure.because(before), maybeDone);
    }
  }
}
