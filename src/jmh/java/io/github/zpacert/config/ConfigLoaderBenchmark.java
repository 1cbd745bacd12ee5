package io.github.zpacert.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One YAML file, from the disk to checked entries. */
@State(Scope.Benchmark)
public class ConfigLoaderBenchmark {

  private static final String HEAD = """
      version: 1
      tenant:
        customerId: "216196257331281920"
        cloud: sandbox
      defaults:
        description: Managed by zpacert
      policy:
        ignore: ["*.lab.example.com"]
      certificates:
      """;
  private static final String ENTRY = """
        - name: host-%1$06d.example.com
          microtenant: Branch %2$d
          description: Served by team %2$d
          certificate: tls/host-%1$06d.pem
          privateKey: tls/host-%1$06d.key
      """;

  @Param({"1000", "10000", "100000"})
  private int size;

  private Path folder;

  @Setup
  public void write() throws IOException {
    folder = Files.createTempDirectory("zpacert-benchmark");
    Iterable<String> entries =
        () -> IntStream.range(0, size).mapToObj(i -> ENTRY.formatted(i, i % 10)).iterator();
    Files.writeString(file(), HEAD + String.join("", entries));
  }

  @TearDown
  public void delete() throws IOException {
    Files.delete(file());
    Files.delete(folder);
  }

  @Benchmark
  public Configuration load() throws Exception {
    return new ConfigLoader(Map.of(), folder).load(List.of());
  }

  private Path file() {
    return folder.resolve("zpacert.yaml");
  }
}
