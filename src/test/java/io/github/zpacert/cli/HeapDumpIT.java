package io.github.zpacert.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.primitives.Bytes;
import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.sandbox.Sandbox;
import io.github.zpacert.sandbox.SandboxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the memory of an apply holds once its upload is done and while it still has something to do. */
class HeapDumpIT {

  private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");

  @TempDir
  Path directory;

  private final CountDownLatch isLast = new CountDownLatch(1);
  private final CountDownLatch dumped = new CountDownLatch(1);

  @Test
  void holdsNoPrivateKeyAfterItsUpload() throws Exception {
    assumeTrue(Files.isExecutable(JCMD), "no jcmd here");
    Project project = new Project(directory).add("wiki");
    SandboxOptions.Builder options = SandboxOptions.builder()
        .withoutRateLimit()
        .afterWrite(request -> {
          if (request.method().equals("DELETE")) {
            isLast.countDown();
            await(dumped);
          }
        });
    try (Sandbox zpa = Sandbox.start(options.build())) {
      Launcher launcher = new Launcher(directory)
          .with("ZPACERT_BASE_URL", zpa.oneApiBaseUrl().toString())
          .with("ZPACERT_TOKEN_URL", zpa.tokenUrl().toString());
      launcher.run("apply", "--auto-approve").expect(ExitCode.SUCCESS);
      project
          .policy("maxDelete", "100%")
          .add("portal")
          .set("portal", "description", "what-must-be-found")
          .drop("wiki");
      try (Running apply = launcher.start("apply", "--auto-approve", "--parallelism=1")) {
        await(isLast);

        byte[] heap = dump(apply);

        dumped.countDown();
        apply.end().expect(ExitCode.SUCCESS);
        assertTrue(holds(heap, "what-must-be-found".getBytes(US_ASCII)), "a blind search");
        assertEquals(List.of(), found(heap));
      }
    }
  }

  /** Only what is still reachable: a collection comes before the dump. */
  private byte[] dump(Running apply) throws Exception {
    Path file = directory.resolve("heap.hprof");
    Process jcmd = new ProcessBuilder(
            JCMD.toString(), Long.toString(apply.pid()), "GC.heap_dump", file.toString())
        .inheritIO()
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    assertEquals(0, jcmd.waitFor());
    return Files.readAllBytes(file);
  }

  /** Returns which forms of the key are there: its text, in either form of characters, and its numbers. */
  private List<String> found(byte[] heap) throws Exception {
    String line = Files.readAllLines(directory.resolve("tls/portal.key")).get(5);
    var key = (RSAPrivateCrtKey) TestCertificates.rsaKey().getPrivate();
    return List.of(
            new Trace("a line, in bytes", line.getBytes(US_ASCII)),
            new Trace("a line, in characters", line.getBytes(UTF_16BE)),
            new Trace("the exponent", middle(key.getPrivateExponent().toByteArray())),
            new Trace("a prime", middle(key.getPrimeP().toByteArray())))
        .stream()
        .filter(trace -> holds(heap, trace.bytes()))
        .map(Trace::name)
        .toList();
  }

  private record Trace(String name, byte[] bytes) {}

  private static byte[] middle(byte[] bytes) {
    return Arrays.copyOfRange(bytes, bytes.length / 2, bytes.length / 2 + 24);
  }

  private static boolean holds(byte[] heap, byte[] bytes) {
    return Bytes.indexOf(heap, bytes) >= 0;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(2, TimeUnit.MINUTES));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the sandbox is being closed
    }
  }
}
