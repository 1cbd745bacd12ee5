package io.github.zpacert.plan;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Three worlds in memory, turned into a plan or into drift. */
@State(Scope.Benchmark)
public class PlannerBenchmark {

  @Param({"1000", "10000", "100000"})
  private int size;

  private World world;
  private PlanRequest request;

  @Setup
  public void compose() {
    world = ManyCertificates.world(size);
    request = Worlds.request();
  }

  @Benchmark
  public Plan plan() throws Exception {
    return Planner.plan(world, request);
  }

  @Benchmark
  public Drift drift() {
    return DriftFinder.find(world, request.policy(), request.now());
  }
}
