package io.github.zpacert.cli;

import io.github.zpacert.config.Configuration;
import io.github.zpacert.diag.Log;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.sandbox.Faults;
import io.github.zpacert.sandbox.RateLimit;
import io.github.zpacert.sandbox.Sandbox;
import io.github.zpacert.sandbox.SandboxException;
import io.github.zpacert.sandbox.SandboxOptions;
import io.github.zpacert.sandbox.Unlicensed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.TypeConversionException;

/** The embedded ZPA of {@code cloud: sandbox}, with its objects beside the configuration. */
final class EmbeddedSandbox {

  /** Faults of the embedded ZPA, as {@code zpacert sandbox --fault} takes them. */
  static final String FAULT = "ZPACERT_SANDBOX_FAULT";

  /** How long every request to the embedded ZPA takes longer, as {@code zpacert sandbox --latency} takes it. */
  static final String LATENCY = "ZPACERT_SANDBOX_LATENCY";

  /** What the tenant of the embedded ZPA has not bought, as {@code zpacert sandbox --without} takes it. */
  static final String WITHOUT = "ZPACERT_SANDBOX_WITHOUT";

  private EmbeddedSandbox() {}

  static Path store(Configuration configuration) {
    return configuration.directory().resolve(".zpacert").resolve("sandbox.json");
  }

  static Sandbox start(Configuration configuration, Map<String, String> environment, Log log)
      throws ProblemException, SandboxException {
    var limit = io.github.zpacert.zpa.RateLimit.from(environment);
    return Sandbox.start(SandboxOptions.builder()
        .store(store(configuration))
        .customerId(configuration.tenant().customerId())
        .faults(faults(environment))
        .unlicensed(unlicensed(environment))
        .latency(latency(environment))
        .rateLimit(new RateLimit(limit.reads(), limit.writes(), limit.window()))
        .log(log)
        .build());
  }

  private static Faults faults(Map<String, String> environment) throws ProblemException {
    try {
      return Faults.parse(environment.getOrDefault(FAULT, ""));
    } catch (SandboxException e) {
      throw new ProblemException(Problem.error(FAULT + ": " + e.getMessage()));
    }
  }

  private static Unlicensed unlicensed(Map<String, String> environment) throws ProblemException {
    try {
      return Unlicensed.parse(environment.getOrDefault(WITHOUT, ""));
    } catch (SandboxException e) {
      throw new ProblemException(Problem.error(WITHOUT + ": " + e.getMessage()));
    }
  }

  private static Duration latency(Map<String, String> environment) throws ProblemException {
    try {
      return new DurationConverter().convert(environment.getOrDefault(LATENCY, "0s"));
    } catch (TypeConversionException e) {
      throw new ProblemException(Problem.error(LATENCY + ": " + e.getMessage()));
    }
  }
}
