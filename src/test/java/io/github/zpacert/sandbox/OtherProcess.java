package io.github.zpacert.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A sandbox in a process of its own, which can be killed. */
final class OtherProcess {

  private final Process process;

  private OtherProcess(Process process) {
    this.process = process;
  }

  /** Starts one, and returns when it has the store. */
  static OtherProcess with(Path store) throws IOException {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            OtherProcess.class.getName(),
            store.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    var out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    if (!"started".equals(out.readLine())) {
      throw new IOException("the other process did not start");
    }
    return new OtherProcess(process);
  }

  /** Kills it without a word, and returns when it is dead. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Has written an object before it says that it has started; then waits to be killed. */
  public static void main(String[] args) throws Exception {
    Sandbox sandbox =
        Sandbox.start(SandboxOptions.builder().store(Path.of(args[0])).build());
    sandbox.seedPendingRequest("0", "from-the-other-process");
    System.out.println("started");
    System.in.read();
  }
}
