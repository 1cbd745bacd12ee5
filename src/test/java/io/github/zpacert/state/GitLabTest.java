package io.github.zpacert.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableMap;
import io.github.zpacert.model.Secret;
import io.github.zpacert.state.StateException.Kind;
import io.github.zpacert.state.StateSettings.Http.Locking;
import io.github.zpacert.state.StateSettings.Http.Login;
import io.github.zpacert.state.StateSettings.Http.Retries;
import io.github.zpacert.state.StateSettings.Http.Tls;
import io.github.zpacert.state.http.Server;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The {@code http} backend on GitLab's managed state. */
class GitLabTest {

  private static final GitLabServer SERVER = GitLabServer.start();
  private static final LockInfo OURS = StateProcess.info("ours");
  private static final LockInfo THEIRS = StateProcess.info("theirs");

  private final String name = UUID.randomUUID().toString();
  private final StateStore store = store(GitLabServer.TOKEN);

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void beginsWhereNothingIs() throws Exception {
    assertEquals(Optional.empty(), store.read());
    try (StateLock lock = store.lock(OURS, Duration.ZERO)) {
      assertEquals(Optional.empty(), store.read());
      lock.write(States.state(1));
      lock.write(States.state(1, "portal"));
    }

    assertEquals(Optional.of(States.state(1, "portal")), store.read());
    assertEquals(List.of(1L, 2L), SERVER.versions(name));
    assertEquals(Optional.empty(), SERVER.lock(name));
  }

  @Test
  void saysOfTheHolderOnlyWhatGitLabKnows() throws Exception {
    try (StateLock lock = store.lock(THEIRS, Duration.ZERO)) {
      var e = assertThrows(LockHeldException.class, () -> store.lock(OURS, Duration.ZERO));

      assertEquals(
          store.describe()
              + " is locked by ann since 2026-06-01T08:00:00Z, lock id theirs; wait for it to end,"
              + " or, if it has died: zpacert force-unlock theirs",
          e.reason());
      lock.write(States.state(1));
    }
  }

  @Test
  void removesTheLockOfTheVeryIdOnly() throws Exception {
    StateLock lock = store.lock(THEIRS, Duration.ZERO);

    var e = assertThrows(StateException.class, () -> store.recorded("their", OURS));

    assertEquals(
        "cannot unlock " + store.describe() + ": the lock is not \"their\"; it is of ann since"
            + " 2026-06-01T08:00:00Z, lock id theirs",
        e.reason());
    store.forceUnlock(store.recorded("theirs", OURS));
    assertEquals(Optional.empty(), SERVER.lock(name));
    lock.close();
  }

  @Test
  void noticesThatSomebodyRemovedItsLock() throws Exception {
    StateLock lock = store.lock(OURS, Duration.ZERO);
    SERVER.setLock(name, Optional.empty());

    assertLost(lock);

    lock.close();
    assertEquals(Optional.empty(), SERVER.lock(name));
  }

  @Test
  void noticesThatAnotherHasTheLockByNow() throws Exception {
    StateLock lock = store.lock(OURS, Duration.ZERO);
    SERVER.setLock(name, Optional.of("theirs"));

    assertLost(lock);

    lock.close();
    assertEquals(Optional.of("theirs"), SERVER.lock(name));
  }

  private void assertLost(StateLock lock) {
    var e = assertThrows(StateException.class, () -> lock.write(States.state(1)));

    assertEquals(
        "the lock on " + store.describe() + " was lost: the server says so (HTTP 500,"
            + " {\"message\":\"500 Internal Server Error\"}); nothing was written",
        e.reason());
    assertEquals(Kind.LOCK_LOST, e.kind());
    assertEquals(List.of(), SERVER.versions(name));
  }

  @Test
  void keepsItsLockThroughAFailureOfGitLabs() throws Exception {
    GitLabServer own = GitLabServer.start();
    try (StateStore failing = store(own, GitLabServer.TOKEN);
        StateLock lock = failing.lock(OURS, Duration.ZERO)) {
      own.fail(true);

      var e = assertThrows(StateException.class, () -> lock.write(States.state(1)));

      assertEquals(
          "cannot write the state " + failing.describe()
              + ": HTTP 500, {\"message\":\"500 Internal Server Error\"}",
          e.reason());
      assertEquals(Kind.FAILED, e.kind());
      own.fail(false);
      lock.write(States.state(1));
    }
    assertEquals(List.of(1L), own.versions(name));
  }

  @Test
  void saysWhoIsNotLetIn() throws Exception {
    try (StateStore stranger = store("wrong")) {
      var e = assertThrows(StateException.class, stranger::read);

      assertEquals(
          "cannot read the state " + store.describe()
              + ": HTTP 401, {\"message\":\"401 Unauthorized\"}; set TF_HTTP_USERNAME and"
              + " TF_HTTP_PASSWORD, or a header",
          e.reason());
    }
  }

  @Test
  void losesNoWriteOfManyWhoLockAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Void> counting = () -> {
        try (StateStore own = store(GitLabServer.TOKEN)) {
          StateProcess.count(own, 3);
        }
        return null;
      };
      for (Future<Void> done : threads.invokeAll(List.of(counting, counting, counting, counting))) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertEquals(Optional.of(States.state(12)), store.read());
  }

  private StateStore store(String token) {
    return store(SERVER, token);
  }

  private StateStore store(GitLabServer server, String token) {
    URI address = server.address(name);
    URI lock = URI.create(address + "/lock");
    return new StateStore(
        HttpPlace.open(
            new StateSettings.Http(
                address,
                "POST",
                Optional.of(new Locking(lock, "POST", lock, "DELETE")),
                Optional.of(new Login(GitLabServer.USER, Secret.of(token))),
                ImmutableMap.of(),
                new Retries(1, Duration.ZERO, Duration.ZERO),
                Tls.USUAL),
            Server.Limits.GENEROUS),
        TestEffects.sleeping(pause -> Thread.sleep(2)));
  }
}
