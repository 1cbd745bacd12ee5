package io.github.zpacert.zpa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MemoryTest {

  @Test
  void holdsTenThousandCertificatesInASmallHeap() throws Exception {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            TenThousandRows.class.getName())
        .redirectErrorStream(true)
        .start();

    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertEquals("10000\n", output);
    assertEquals(0, process.waitFor());
  }
}
