package io.github.zpacert.net;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/**
 * Cuts exchanges that take too long from first byte to last. A limit between two bytes does not do that: who sends one now
 * and then keeps us for ever.
 */
public final class Deadlines implements AutoCloseable {

  private final Duration limit;
  private final ScheduledThreadPoolExecutor timer;

  /**
   * @param limit of each exchange
   */
  public Deadlines(Duration limit) {
    this.limit = limit;
    this.timer = new ScheduledThreadPoolExecutor(1, task -> {
      var thread = new Thread(task, "deadlines");
      thread.setDaemon(true);
      return thread;
    });
    timer.setRemoveOnCancelPolicy(true);
  }

  /** One exchange. */
  @FunctionalInterface
  public interface Exchange<T, X extends Exception> {
    T run() throws IOException, X;
  }

  /**
   * Runs an exchange to its end, or to its deadline.
   *
   * @param request that is sent, and cancelled
   * @throws DeadlineException if it was cut
   */
  public <T, X extends Exception> T within(HttpUriRequestBase request, Exchange<T, X> exchange)
      throws IOException, X {
    var late = new AtomicBoolean();
    Future<?> cut = timer.schedule(
        () -> {
          late.set(true);
          request.cancel();
        },
        limit.toMillis(),
        TimeUnit.MILLISECONDS);
    try {
      return exchange.run();
    } catch (IOException e) {
      throw late.get() ? new DeadlineException(limit) : e;
    } finally {
      cut.cancel(false);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
