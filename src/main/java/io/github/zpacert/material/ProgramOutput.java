package io.github.zpacert.material;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Starts a program without a shell and without input, and returns what it prints. */
final class ProgramOutput {

  private static final int LONGEST_COMPLAINT = 200;
  private static final Pattern LIKE_A_KEY = Pattern.compile("[A-Za-z0-9+/=]{40,}");
  private static final int KEPT_OF_STDERR = 4096;

  private final Map<String, String> environment;
  private final Duration limit;

  ProgramOutput(Map<String, String> environment, Duration limit) {
    this.environment = environment;
    this.limit = limit;
  }

  byte[] read(Source.OfExec source) throws SourceException {
    Process process = start(source);
    try {
      return output(source, process);
    } catch (TimeoutException e) {
      throw SourceException.unreachable(
          source.describe() + " ran longer than " + limitInWords() + " and was stopped");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SourceException.unreachable(source.describe() + " was interrupted");
    } catch (ExecutionException e) {
      throw SourceException.unreachable(source.describe() + ": its output cannot be read");
    } finally {
      stop(process);
    }
  }

  private Process start(Source.OfExec source) throws SourceException {
    var builder =
        new ProcessBuilder(command(source)).directory(source.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close(); // a program that asks a question must not wait for ever
      return process;
    } catch (IOException e) {
      throw SourceException.unreachable(source.describe() + " cannot be started"
              + (Files.isDirectory(source.directory()) ? "" : ": its folder does not exist"))
          .withHint("expected an executable program, on the PATH or with its path");
    }
  }

  /** A program named by a relative path is found from the folder of the file that names it. */
  private static ImmutableList<String> command(Source.OfExec source) {
    String program = source.command().get(0);
    if (Path.of(program).getNameCount() < 2) {
      return source.command();
    }
    return ImmutableList.<String>builder()
        .add(source.directory().toAbsolutePath().resolve(program).toString())
        .addAll(source.command().subList(1, source.command().size()))
        .build();
  }

  private byte[] output(Source.OfExec source, Process process)
      throws SourceException, InterruptedException, TimeoutException, ExecutionException {
    long end = System.nanoTime() + limit.toNanos();
    FutureTask<Optional<byte[]>> out = inBackground(() -> {
      // closing it early ends a program that prints too much
      try (InputStream in = process.getInputStream()) {
        return BoundedBytes.read(in, SourceReader.LARGEST);
      }
    });
    FutureTask<String> err = inBackground(() -> complaint(process.getErrorStream()));
    Optional<byte[]> bytes = out.get(end - System.nanoTime(), NANOSECONDS);
    if (bytes.isEmpty()) {
      throw SourceException.unfit(source.describe() + " printed more than 1 MiB");
    }
    String complaint = err.get(end - System.nanoTime(), NANOSECONDS);
    if (!process.waitFor(end - System.nanoTime(), NANOSECONDS)) {
      throw new TimeoutException();
    }
    if (process.exitValue() != 0) {
      throw SourceException.unreachable(
          source.describe() + " ended with exit code " + process.exitValue() + complaint);
    }
    return bytes.get();
  }

  private static <T> FutureTask<T> inBackground(Callable<T> reading) {
    var task = new FutureTask<>(reading);
    var thread = new Thread(task, "program output");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  /** Returns the first line of what a program complains of, and reads the rest so that it can go on. */
  private static String complaint(InputStream stderr) throws IOException {
    try (stderr) {
      String text = new String(stderr.readNBytes(KEPT_OF_STDERR), StandardCharsets.UTF_8);
      stderr.transferTo(OutputStream.nullOutputStream());
      return text.lines()
          .map(l -> l.replaceAll("\\p{Cntrl}", " ").strip())
          .filter(l -> !l.isEmpty())
          .findFirst()
          .filter(l -> !l.contains("-----")) // PEM, which no message may show
          .map(l -> LIKE_A_KEY.matcher(l).replaceAll("***"))
          .map(l -> ": " + l.substring(0, Math.min(l.length(), LONGEST_COMPLAINT)))
          .orElse("");
    }
  }

  /** Returns {@code 30s}. */
  private String limitInWords() {
    return limit.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }

  private static void stop(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
