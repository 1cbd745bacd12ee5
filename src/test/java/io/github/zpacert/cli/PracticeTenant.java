package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableMap;
import io.github.zpacert.diag.Log;
import io.github.zpacert.sandbox.Sandbox;
import io.github.zpacert.sandbox.SandboxException;
import io.github.zpacert.sandbox.SandboxOptions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The embedded ZPA in this very process, for programs in others; its answers to writes can be held back. */
final class PracticeTenant implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 120;

  private final Sandbox sandbox;
  private final AtomicInteger toHold = new AtomicInteger();
  private final Semaphore held = new Semaphore(0);
  private final CountDownLatch released = new CountDownLatch(1);

  PracticeTenant() throws SandboxException {
    sandbox = Sandbox.start(
        SandboxOptions.builder().withoutRateLimit().log(this::beforeAnswer).build());
  }

  Sandbox sandbox() {
    return sandbox;
  }

  ImmutableMap<String, String> environment() {
    return environmentFor(sandbox);
  }

  /** What a program must find in its environment to come to that sandbox. */
  static ImmutableMap<String, String> environmentFor(Sandbox sandbox) {
    return ImmutableMap.of(
        "ZPACERT_BASE_URL", sandbox.oneApiBaseUrl().toString(),
        "ZPACERT_TOKEN_URL", sandbox.tokenUrl().toString());
  }

  /** Holds back the answers to that many uploads; the work is done all the same. */
  void holdUploads(int count) {
    toHold.set(count);
  }

  /** Waits until that many answers are held back. */
  void awaitHeld(int count) throws InterruptedException {
    assertTrue(
        held.tryAcquire(count, PATIENCE_SECONDS, TimeUnit.SECONDS), "no upload came in time");
  }

  /** Lets all answers go, the held ones and those to come. */
  void release() {
    released.countDown();
  }

  /** Returns how many certificates came in and were taken. */
  long uploads() {
    return sandbox.requests().stream()
        .filter(r -> r.method().equals("POST") && r.status() == 201)
        .count();
  }

  /** The sandbox tells of a request when its work is done, and then answers it. */
  private void beforeAnswer(Log.Level level, Supplier<String> message) {
    String request = message.get();
    if (request.startsWith("POST ")
        && request.contains("/certificate")
        && toHold.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      held.release();
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // the sandbox is being closed
      }
    }
  }

  @Override
  public void close() {
    release();
    sandbox.close();
  }
}
