package io.github.zpacert;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks as users meet the code: with the launcher's JVM flags. */
public final class Benchmarks {

  private Benchmarks() {}

  /**
   * @param args which benchmarks, as a pattern; how many certificates, divided by commas; the file for the results
   */
  public static void main(String[] args) throws RunnerException {
    var options = new OptionsBuilder()
        .include(args[0])
        .param("size", args[1].split(","))
        .result(args[2])
        .resultFormat(ResultFormatType.JSON)
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.MILLISECONDS)
        .jvmArgs("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx4g")
        .forks(1)
        .warmupIterations(2)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(5)
        .measurementTime(TimeValue.seconds(1))
        .shouldFailOnError(true)
        .build();
    new Runner(options).run();
  }
}
