package io.github.zpacert.report;

import io.github.zpacert.model.Made;
import io.github.zpacert.model.Window;
import io.github.zpacert.plan.ManyCertificates;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.plan.Worlds;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A plan for a person, and as a file that is written and read back. */
@State(Scope.Benchmark)
public class PlanReportBenchmark {

  private static final Header HEADER = new Header("0.1.0", Worlds.NOW, Window.OPEN, Made.UNKNOWN);

  @Param({"1000", "10000", "100000"})
  private int size;

  private Plan plan;
  private String saved;

  @Setup
  public void compose() throws Exception {
    plan = ManyCertificates.plan(size);
    saved = PlanJson.write(plan, HEADER);
  }

  @Benchmark
  public String renderText() {
    return PlanText.render(plan, Style.PLAIN);
  }

  @Benchmark
  public String renderMarkdown() {
    return PlanMarkdown.render(plan);
  }

  @Benchmark
  public String writeJson() {
    return PlanJson.write(plan, HEADER);
  }

  @Benchmark
  public SavedPlan readJson() throws Exception {
    return PlanJson.read(saved);
  }
}
