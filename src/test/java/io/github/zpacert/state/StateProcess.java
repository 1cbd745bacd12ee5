package io.github.zpacert.state;

import com.google.common.base.Splitter;
import io.github.zpacert.model.State;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Another process that uses the same state: the program, and the handle by which a test has it. */
final class StateProcess implements AutoCloseable {

  private static final Duration PATIENT = Duration.ofDays(1);

  private static final State PORTALS =
      States.state(0, IntStream.range(0, 150).mapToObj(i -> "portal-" + i).toArray(String[]::new));

  private final Process process;
  private final BufferedReader out;

  private StateProcess(Process process) {
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts {@link #main} with the given arguments. */
  static StateProcess start(String verb, Path file, String argument) throws IOException {
    return start(verb, "local|" + file, argument);
  }

  /**
   * Starts {@link #main} with the given arguments.
   *
   * @param address of a {@link Place}
   */
  static StateProcess start(String verb, String address, String argument) throws IOException {
    return started(command(verb, address, argument));
  }

  /** Starts {@link #main} where no file may grow beyond so many blocks of 512 bytes. */
  static StateProcess startWithFullDisk(int blocks, String verb, Path file) throws IOException {
    var command =
        new ArrayList<>(List.of("sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh"));
    command.addAll(command(verb, "local|" + file, ""));
    return started(command);
  }

  private static StateProcess started(List<String> command) throws IOException {
    ProcessBuilder process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    process.environment().put("AWS_ACCESS_KEY_ID", "test");
    process.environment().put("AWS_SECRET_ACCESS_KEY", "test");
    return new StateProcess(process.start());
  }

  private static List<String> command(String verb, String address, String argument) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-cp",
        System.getProperty("java.class.path"),
        StateProcess.class.getName(),
        verb,
        address,
        argument);
  }

  /** Returns the next line that the process prints. */
  String said() throws IOException {
    return String.valueOf(out.readLine());
  }

  /** Ends the process as {@code kill -9} does, with no chance to clean up. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Lets a process that holds the lock go on, and waits for its end. */
  int end() throws IOException, InterruptedException {
    process.getOutputStream().close();
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** {@code hold}, {@code try}, {@code count}, {@code write} or {@code fill}, an address, an argument. */
  public static void main(String[] args) throws Exception {
    StateStore store = store(args[1]);
    switch (args[0]) {
      case "hold" -> hold(store, args[2]);
      case "try" -> tryOnce(store);
      case "count" -> count(store, Integer.parseInt(args[2]));
      case "write" -> writeForEver(store);
      case "fill" -> fill(store);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  static StateStore store(Path file) {
    return store("local|" + file);
  }

  /** Opens the place of that address; who waits for its lock tries again soon, but not so soon as to keep its holder waiting. */
  static StateStore store(String address) {
    List<String> parts = Splitter.on('|').splitToList(address);
    Backend backend = switch (parts.get(0)) {
      case "local" -> new LocalBackend(Path.of(parts.get(1)));
      case "http" -> HttpPlace.open(URI.create(parts.get(1)));
      case "postgres" -> PostgresPlace.open(parts.get(1), parts.get(2));
      case "s3" -> S3Place.open(URI.create(parts.get(1)), parts.get(2));
      default -> throw new IllegalArgumentException(address);
    };
    long millis = parts.get(0).equals("local") ? 1 : 150;
    return new StateStore(
        backend,
        TestEffects.sleeping(
            pause -> LockSupport.parkNanos(Duration.ofMillis(millis).toNanos())));
  }

  static LockInfo info(String id) {
    return new LockInfo(id, "apply", "", "ci@runner-7", "0.1.0", States.NOON, "");
  }

  /** Adds one to the serial so many times, each time under a lock of its own. */
  static void count(StateStore store, int times) throws StateException {
    for (int i = 0; i < times; i++) {
      try (StateLock lock = store.lock(info(UUID.randomUUID().toString()), PATIENT)) {
        State state = store.read().orElseGet(() -> States.state(0));
        lock.write(state.withSerial(state.serial() + 1));
      }
    }
  }

  private static void hold(StateStore store, String id) throws StateException, IOException {
    StateLock lock = store.lock(info(id), PATIENT);
    System.out.println("held");
    while (System.in.read() >= 0) {
      // until the test closes our standard input
    }
    lock.close();
  }

  private static void tryOnce(StateStore store) throws StateException {
    try {
      store.lock(info("try"), Duration.ZERO).close();
      System.out.println("free");
    } catch (LockHeldException e) {
      System.out.println("held");
    }
  }

  private static void writeForEver(StateStore store) throws StateException {
    try (StateLock lock = store.lock(info("write"), PATIENT)) {
      long serial = store.read().map(State::serial).orElse(0L);
      while (true) {
        serial++;
        lock.write(large(serial));
        if (serial % 10 == 0) {
          System.out.println(serial);
        }
      }
    }
  }

  private static void fill(StateStore store) throws StateException {
    try (StateLock lock = store.lock(info("fill"), PATIENT)) {
      lock.write(large(2));
      System.out.println("written");
    } catch (StateException e) {
      System.out.println(e.reason());
    }
  }

  /** Returns a state of some 100 kB that tells its serial twice, so that no mixture of two passes. */
  static State large(long serial) {
    return PORTALS.withSerial(serial).with(States.owned("n" + serial));
  }
}
