package io.github.zpacert.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.zpacert.plan.ManyCertificates;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The state, written and read back; without the disk. */
@State(Scope.Benchmark)
public class StateJsonBenchmark {

  @Param({"1000", "10000", "100000"})
  private int size;

  private io.github.zpacert.model.State state;
  private byte[] saved;

  @Setup
  public void compose() {
    state = ManyCertificates.world(size).state();
    saved = StateJson.write(state).getBytes(UTF_8);
  }

  @Benchmark
  public String write() {
    return StateJson.write(state);
  }

  @Benchmark
  public io.github.zpacert.model.State read() throws StateException {
    return StateJson.read(saved, "zpacert.state.json");
  }
}
