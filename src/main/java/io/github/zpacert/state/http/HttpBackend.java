package io.github.zpacert.state.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.zpacert.state.Attempt;
import io.github.zpacert.state.Backend;
import io.github.zpacert.state.Blob;
import io.github.zpacert.state.LockInfo;
import io.github.zpacert.state.LockInfoJson;
import io.github.zpacert.state.LockRecord;
import io.github.zpacert.state.LockRecord.Life;
import io.github.zpacert.state.StateException;
import io.github.zpacert.state.StateException.Kind;
import io.github.zpacert.state.StateSettings;
import io.github.zpacert.state.StateSettings.Http.Locking;
import java.net.URI;
import java.util.Optional;

/**
 * A state on a server that speaks the protocol of Terraform's HTTP backend, as GitLab does. The server compares the lock's
 * id with every write; that nobody writes without a lock is seen by reading before each write.
 */
public final class HttpBackend implements Backend {

  private final StateSettings.Http settings;
  private final Server server;

  public HttpBackend(StateSettings.Http settings, Server server) {
    this.settings = settings;
    this.server = server;
  }

  @Override
  public Optional<Blob> read() throws StateException {
    Optional<byte[]> body = body();
    return body.map(b -> Envelope.read(b).map(Envelope::blob).orElseGet(() -> Envelope.bare(b)));
  }

  private Optional<byte[]> body() throws StateException {
    String what = "cannot read the state " + quoted();
    Answer answer = server.get(settings.address(), what);
    if (answer.isNothing()) {
      return Optional.empty();
    }
    if (!answer.isSuccess()) {
      throw refused(what, answer);
    }
    return Optional.of(answer.body());
  }

  /** Stores the content if nobody has written since the tag was made. */
  Optional<String> write(byte[] content, Optional<String> expected, LockInfo lock)
      throws StateException {
    Optional<byte[]> before = body();
    Optional<Envelope> wrapped = before.flatMap(Envelope::read);
    Optional<String> tag = before.map(
        b -> wrapped.map(Envelope::tag).orElseGet(() -> Envelope.bare(b).tag()));
    if (!tag.equals(expected)) {
      return Optional.empty();
    }
    Envelope next = new Envelope(
        wrapped.map(Envelope::revision).orElse(0L) + 1, lock.id(), new String(content, UTF_8));
    post(next, lock);
    return Optional.of(next.tag());
  }

  private void post(Envelope next, LockInfo lock) throws StateException {
    String what = "cannot write the state " + quoted();
    URI address = settings.locking().isPresent()
        ? Server.withQuery(settings.address(), "ID", next.lock())
        : settings.address();
    Answer answer;
    try {
      answer = server.send(settings.updateMethod(), address, next.bytes(), what);
    } catch (StateException e) {
      if (isStored(next)) {
        return;
      }
      throw e;
    }
    if (answer.isSuccess() || (answer.status() >= 400 && isStored(next))) {
      return;
    }
    throw answer.isLocked() || answer.status() == 412 || isLost(answer, lock)
        ? new StateException(
            Kind.LOCK_LOST,
            "the lock on " + quoted() + " was lost: the server says so (" + answer.reason()
                + "); nothing was written")
        : refused(what, answer);
  }

  /** GitLab says 500, and no more, to a write without the lock: who asks for the lock learns whose it is. */
  private boolean isLost(Answer refusal, LockInfo ours) {
    if (refusal.status() != 500 || settings.locking().isEmpty()) {
      return false;
    }
    try {
      Answer answer = askForLock(settings.locking().get(), ours);
      // if it was free, it is ours until the end of the run
      return answer.isSuccess()
          || (answer.isLocked()
              && !holder(answer, ours).map(h -> isSame(h, ours)).orElse(true));
    } catch (StateException e) {
      return false;
    }
  }

  /** Whether a write whose answer was lost, and whose repetition was refused, has happened after all. */
  private boolean isStored(Envelope next) {
    try {
      return body()
          .flatMap(Envelope::read)
          .filter(stored -> stored.tag().equals(next.tag()))
          .filter(stored -> stored.state().strip().equals(next.state().strip()))
          .isPresent();
    } catch (StateException e) {
      return false;
    }
  }

  @Override
  public Attempt tryLock(LockInfo request) throws StateException {
    Optional<Locking> locking = settings.locking();
    if (locking.isEmpty()) {
      return Attempt.taken(new HttpLease(this, request));
    }
    Answer answer = askForLock(locking.get(), request);
    if (answer.isSuccess()) {
      return Attempt.taken(new HttpLease(this, request));
    }
    if (!answer.isLocked()) {
      throw refused("cannot lock " + quoted(), answer);
    }
    Optional<LockInfo> holder = holder(answer, request);
    // the answer to our first attempt may have been lost
    return holder.filter(h -> isSame(h, request)).isPresent()
        ? Attempt.taken(new HttpLease(this, request))
        : Attempt.held(holder);
  }

  private Answer askForLock(Locking locking, LockInfo request) throws StateException {
    return server.send(
        locking.lockMethod(),
        locking.lockAddress(),
        LockInfoJson.write(request).getBytes(UTF_8),
        "cannot lock " + quoted());
  }

  private static Optional<LockInfo> holder(Answer answer, LockInfo asking) {
    return LockInfoJson.read(new String(answer.body(), UTF_8))
        .map(said -> isEcho(said, asking) ? said.withoutPurpose() : said);
  }

  /** GitLab knows who has the lock and since when; for the rest it repeats what the asker has just said of himself. */
  private static boolean isEcho(LockInfo said, LockInfo asking) {
    return !isSame(said, asking)
        && !said.who().contains("@")
        && said.operation().equals(asking.operation())
        && said.info().equals(asking.info())
        && said.version().equals(asking.version());
  }

  private static boolean isSame(LockInfo one, LockInfo other) {
    return one.id().equals(other.id());
  }

  void release(LockInfo info) throws StateException {
    if (settings.locking().isPresent()) {
      Answer answer = unlock(settings.locking().get(), info);
      // locked: by somebody else, since ours was removed
      if (!answer.isSuccess() && !answer.isLocked() && answer.status() != 404) {
        throw refused("cannot unlock " + quoted(), answer);
      }
    }
  }

  private Answer unlock(Locking locking, LockInfo info) throws StateException {
    return server.send(
        locking.unlockMethod(),
        locking.unlockAddress(),
        LockInfoJson.write(info).getBytes(UTF_8),
        "cannot unlock " + quoted());
  }

  /** The protocol has no question for it: we try to lock, and let go at once if nobody had it. */
  @Override
  public Optional<LockRecord> holder(LockInfo asking) throws StateException {
    if (settings.locking().isEmpty()) {
      return Optional.empty();
    }
    Attempt attempt = tryLock(asking);
    if (attempt.lease().isPresent()) {
      attempt.lease().get().release();
      return Optional.empty();
    }
    return Optional.of(new LockRecord(
        attempt
            .holder()
            .orElseThrow(() -> new StateException(
                Kind.FAILED, quoted() + " is locked, but the server does not say by whom")),
        Optional.empty(),
        Life.UNKNOWN));
  }

  @Override
  public void unlock(LockRecord held) throws StateException {
    Answer answer = unlock(settings.locking().orElseThrow(), held.info());
    if (!answer.isSuccess()) {
      throw refused("cannot unlock " + quoted(), answer);
    }
  }

  @Override
  public String name() {
    return Server.shown(settings.address());
  }

  @Override
  public void close() {
    server.close();
  }

  private String quoted() {
    return "\"" + name() + "\"";
  }

  private static StateException refused(String what, Answer answer) {
    String advice = switch (answer.status()) {
      case 401 -> "; set TF_HTTP_USERNAME and TF_HTTP_PASSWORD, or a header";
      case 403 -> "; this login may not do that";
      default ->
        answer.status() / 100 == 3 ? "; a redirect is not followed, check the address" : "";
    };
    return new StateException(Kind.FAILED, what + ": " + answer.reason() + advice);
  }
}
