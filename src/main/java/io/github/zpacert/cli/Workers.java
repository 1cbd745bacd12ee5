package io.github.zpacert.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads for reads that can go on at once. What they throw comes out unchanged. */
final class Workers implements AutoCloseable {

  private final ExecutorService threads;

  Workers(int parallelism) {
    // one more than the requests that may be under way: the files are read beside them
    this.threads = Executors.newFixedThreadPool(parallelism + 1, task -> {
      Thread thread = new Thread(task, "reader");
      thread.setDaemon(true);
      return thread;
    });
  }

  <T> Future<T> start(Callable<T> task) {
    return threads.submit(task);
  }

  /** Waits for a task and returns its result, or throws what it threw. */
  static <T> T result(Future<T> task) throws Exception {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Ends the threads; what still runs is no longer of interest. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
