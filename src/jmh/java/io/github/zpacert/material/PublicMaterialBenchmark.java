package io.github.zpacert.material;

import io.github.zpacert.diag.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * PEM files, each of a leaf and its intermediate, RSA 2048: read by one thread, signatures checked. A
 * thousand files stand for any number: they are read again and again.
 */
@State(Scope.Benchmark)
public class PublicMaterialBenchmark {

  private static final int FILES = 1000;

  @Param({"1000", "10000", "100000"})
  private int size;

  private Path folder;
  private List<CertificateSources> sources;

  @Setup
  public void write() throws IOException {
    folder = Files.createTempDirectory("zpacert-benchmark");
    sources = IntStream.range(0, FILES)
        .mapToObj(i -> folder.resolve("host-" + i + ".pem"))
        .map(PublicMaterialBenchmark::sources)
        .toList();
    List<String> chains = RsaChains.pems(FILES);
    for (int i = 0; i < FILES; i++) {
      Files.writeString(file(i), chains.get(i));
    }
  }

  @TearDown
  public void delete() throws IOException {
    for (int i = 0; i < FILES; i++) {
      Files.delete(file(i));
    }
    Files.delete(folder);
  }

  @Benchmark
  public void read(Blackhole chains) throws Exception {
    PublicMaterial material =
        new PublicMaterial(new SourceReader(Map.of(), SourceReader.PROGRAM_LIMIT));
    for (int i = 0; i < size; i++) {
      chains.consume(material.read(sources.get(i % FILES)));
    }
  }

  private Path file(int number) {
    return ((Source.OfFile) sources.get(number).certificate()).path();
  }

  private static CertificateSources sources(Path file) {
    return new CertificateSources(
        new Source.OfFile(file, file.toString()),
        Optional.empty(),
        Optional.empty(),
        Position.of("zpacert.yaml"));
  }
}
