package io.github.zpacert.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A program under way, whose streams are read as they come. */
final class Running implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int CTRL_C = 3;
  private static final String IGNORED = "SigIgn:";
  private static final long SIGINT = 1L << 1;

  private final Process process;
  private final Stream out;
  private final Stream err;

  private Running(Process process) {
    this.process = process;
    this.out = new Stream(process.getInputStream());
    this.err = new Stream(process.getErrorStream());
  }

  static Running of(Process process) {
    return new Running(process);
  }

  long pid() {
    return process.pid();
  }

  /** Waits until standard output holds the text, and returns all that it holds by then. */
  String awaitOut(String text) throws InterruptedException {
    return out.await(text);
  }

  /** Waits until standard error holds the text, and returns all that it holds by then. */
  String awaitErr(String text) throws InterruptedException {
    return err.await(text);
  }

  /** Types a text that is all there is to come. */
  void type(String text) throws IOException {
    try (var in = process.getOutputStream()) {
      in.write(text.getBytes(UTF_8));
    }
  }

  /** Types Ctrl-C, with more to come. */
  void typeCtrlC() throws IOException {
    assumeTrue(isInterruptible(), "started where Ctrl-C is ignored");
    process.getOutputStream().write(CTRL_C);
    process.getOutputStream().flush();
  }

  /** Sends a signal by its short name, {@code INT}. */
  void signal(String name) throws IOException, InterruptedException {
    assumeTrue(!name.equals("INT") || isInterruptible(), "started where Ctrl-C is ignored");
    Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
        .inheritIO()
        .start();
    assertEquals(0, kill.waitFor());
  }

  /** A job in the background of a shell ignores SIGINT, and so does everything that it starts. */
  private static boolean isInterruptible() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.notExists(status)
        || Files.readAllLines(status).stream()
            .filter(l -> l.startsWith(IGNORED))
            .map(l -> Long.parseUnsignedLong(l.substring(IGNORED.length()).strip(), 16))
            .allMatch(signals -> (signals & SIGINT) == 0);
  }

  /** Ends it as a power failure would, with nothing left to happen afterwards. */
  void kill() throws InterruptedException {
    // the process's own method would close the streams that are still being read
    process.toHandle().destroyForcibly();
    end();
  }

  /** Waits for the end. */
  Outcome end() throws InterruptedException {
    assertTrue(
        process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS),
        () -> "the program did not end; out:\n" + out.soFar() + "\nerr:\n" + err.soFar());
    return new Outcome(process.exitValue(), out.whole(), err.whole());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** One of the program's streams, and a thread that reads it. */
  private static final class Stream {

    private final StringBuilder text = new StringBuilder();
    private final Thread thread;
    private boolean ended;

    Stream(InputStream in) {
      thread = new Thread(() -> read(in), "reader of a program");
      thread.setDaemon(true);
      thread.start();
    }

    private void read(InputStream in) {
      try (Reader reader = new InputStreamReader(in, UTF_8)) {
        char[] chars = new char[8192];
        for (int count = reader.read(chars); count >= 0; count = reader.read(chars)) {
          append(chars, count);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        append(new char[0], -1);
      }
    }

    private synchronized void append(char[] chars, int count) {
      ended |= count < 0;
      text.append(chars, 0, Math.max(0, count));
      notifyAll();
    }

    synchronized String await(String awaited) throws InterruptedException {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (text.indexOf(awaited) < 0 && !ended && System.nanoTime() < end) {
        TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
      }
      assertTrue(text.indexOf(awaited) >= 0, () -> "\"" + awaited + "\" did not come in:\n" + text);
      return text.toString();
    }

    synchronized String soFar() {
      return text.toString();
    }

    String whole() throws InterruptedException {
      thread.join(PATIENCE.toMillis());
      return soFar();
    }
  }
}
