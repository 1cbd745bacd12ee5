package io.github.zpacert.zpa;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.model.Live;
import io.github.zpacert.net.Words;
import io.github.zpacert.retry.RetryPolicy;
import io.github.zpacert.tenant.NewCertificate;
import io.github.zpacert.tenant.TenantException.Kind;
import io.github.zpacert.tenant.Write;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.CharBuffer;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * Creates a certificate once. An upload whose answer was lost is looked for, by name and content, before it is sent
 * again; when looking fails too, the outcome is told as uncertain.
 */
final class Uploader {

  /** How often an upload is sent again after its answer was lost and nothing was found. */
  private static final int REPEATS = 2;

  private final Caller caller;
  private final RetryPolicy retries;
  private final Effects effects;
  private final CertificateJson json;

  Uploader(Caller caller, RetryPolicy retries, Effects effects, CertificateJson json) {
    this.caller = caller;
    this.retries = retries;
    this.effects = effects;
    this.json = json;
  }

  /** Reads what the microtenant owns. */
  @FunctionalInterface
  interface Look {
    ImmutableList<Live> list() throws CallException;
  }

  /**
   * Uploads the certificate.
   *
   * @param what the operation and its object
   */
  Live create(URI uri, String what, String microtenantId, NewCertificate certificate, Look look)
      throws CallException {
    return new Upload(uri, what, microtenantId, certificate, look).run();
  }

  /** One upload on its way. */
  private final class Upload {

    private final ApiRequest request;
    private final String microtenantId;
    private final NewCertificate certificate;
    private final Look look;
    private Duration waited = Duration.ZERO;
    private boolean doubt;

    Upload(URI uri, String what, String microtenantId, NewCertificate certificate, Look look) {
      this.request = ApiRequest.post(
          uri,
          what,
          body(certificate),
          certificate.certBlob(),
          Write.create(microtenantId, certificate));
      this.microtenantId = microtenantId;
      this.certificate = certificate;
      this.look = look;
    }

    Live run() throws CallException {
      Optional<Live> settled = Optional.empty();
      for (int sent = 1; settled.isEmpty(); sent++) {
        settled = attempt(sent);
      }
      return settled.get();
    }

    /** Returns the object, or nothing when it may be uploaded again. */
    private Optional<Live> attempt(int sent) throws CallException {
      Optional<Live> answer;
      try {
        answer = caller.call(request, this::created, made -> made.map(Live::id));
      } catch (CallException e) {
        doubt |= e.maybeDone();
        if (!doubt) {
          throw e;
        }
        return settle(e, sent);
      }
      return answer.isPresent() ? answer : Optional.of(confirmed());
    }

    /** Looks after a doubt, and after a refusal that follows one: it may mean "that name exists already". */
    private Optional<Live> settle(CallException e, int sent) throws CallException {
      boolean again = pause(e, sent);
      Optional<Live> found = look(e);
      found.ifPresent(this::tell);
      if (found.isEmpty() && !again) {
        throw notCreated(e, sent);
      }
      return found;
    }

    /**
     * Gives what is still under way on the server a little time to show.
     *
     * @return whether to upload again if nothing shows
     */
    private boolean pause(CallException e, int sent) throws CallException {
      Optional<Duration> asked = e.failure().retryAfter();
      Optional<Duration> delay =
          retries.delayAfter(sent, waited, asked, effects.random().getAsDouble());
      if (!e.maybeDone() || delay.isEmpty()) {
        return false;
      }
      effects.tellOfWait(request.what(), e.failure(), delay.get());
      try {
        effects.sleeper().sleep(delay.get());
      } catch (InterruptedException interruption) {
        Thread.currentThread().interrupt();
        throw uncertain(e, "the run was interrupted before a look could settle it");
      }
      waited = waited.plus(delay.get());
      // a server that says when to come back is obeyed as often as for any other request
      return asked.isPresent() || sent <= REPEATS;
    }

    /** Reads the answer to an upload; empty if it does not show what was uploaded. */
    private Optional<Live> created(InputStream body) {
      try (JsonParser parser = Json.started(body)) {
        return Optional.of(json.read(parser, microtenantId))
            .filter(live -> live.holds(certificate.fingerprint()))
            .filter(live -> live.microtenantId().equals(microtenantId));
      } catch (MalformedException | IOException | JacksonException e) {
        return Optional.empty();
      }
    }

    /** Looks for what ZPA says it made: this must not be uploaded again, whatever is found. */
    private Live confirmed() throws CallException {
      String reason = "ZPA says that it is done, but its answer does not show the certificate";
      Failure failure = Failure.unanswered(Failure.Aftermath.UNCERTAIN, Kind.UNREACHABLE, reason);
      CallException doubtful = new CallException(request.what(), failure, true);
      Live found =
          look(doubtful).orElseThrow(() -> uncertain(doubtful, "it is not in the list either"));
      tell(found);
      return found;
    }

    private void tell(Live found) {
      effects.witness().found(request.write().orElseThrow(), found.id());
    }

    private Optional<Live> look(CallException doubtful) throws CallException {
      ImmutableList<Live> found;
      try {
        found = look.list().stream()
            .filter(live -> live.name().says(certificate.name()))
            .filter(live -> live.holds(certificate.fingerprint()))
            .collect(ImmutableList.toImmutableList());
      } catch (CallException e) {
        throw uncertain(doubtful, "looking for it failed: " + e.failure().reason());
      }
      if (found.size() > 1) {
        throw uncertain(
            doubtful,
            "several objects have this name and content, ids "
                + found.stream().map(Live::id).toList());
      }
      return found.stream().findFirst();
    }

    private CallException uncertain(CallException doubtful, String why) {
      Failure failure = doubtful.failure();
      return new CallException(request.what(), failure.but("; " + why), true);
    }

    private CallException notCreated(CallException e, int sent) {
      String before = e.maybeDone() ? "gave up after " + Words.count(sent, "upload") + ": " : "";
      return new CallException(
          request.what(),
          e.failure().because(before).but("; the certificate was not created"),
          false);
    }
  }

  private static JsonBody body(NewCertificate certificate) {
    ImmutableMap.Builder<String, CharSequence> fields = ImmutableMap.builder();
    fields.put("name", certificate.name());
    if (!certificate.description().isEmpty()) {
      fields.put("description", certificate.description());
    }
    fields.put("certBlob", CharBuffer.wrap(certificate.certBlob().reveal()));
    return new JsonBody(fields.buildOrThrow());
  }
}
