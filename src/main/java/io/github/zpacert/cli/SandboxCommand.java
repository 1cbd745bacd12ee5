package io.github.zpacert.cli;

import io.github.zpacert.diag.Problem;
import io.github.zpacert.sandbox.Faults;
import io.github.zpacert.sandbox.Sandbox;
import io.github.zpacert.sandbox.SandboxOptions;
import io.github.zpacert.sandbox.Unlicensed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "sandbox",
    description =
        "Run the embedded ZPA as a server on this machine, for trying pipelines. Ctrl-C ends it.")
final class SandboxCommand implements Callable<Integer> {

  private static final int NOT_FOUND = 404;

  private final Context context;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Default: any free port.")
  private int port;

  @Option(
      names = "--store",
      paramLabel = "FILE",
      description = "Keep the objects in this file. Default: in memory.")
  private @Nullable Path store;

  @Option(
      names = "--fault",
      paramLabel = "FAULTS",
      defaultValue = "",
      description = "Misbehave now and then: 429=0.1,reset=0.05,lost-reply=0.02")
  private String fault = "";

  @Option(
      names = "--latency",
      paramLabel = "TIME",
      defaultValue = "0s",
      description = "Answer so much later, like 50ms.")
  private Duration latency = Duration.ZERO;

  @Option(
      names = "--no-rate-limit",
      description = "Do not limit requests to 20 reads and 10 writes in 10 seconds.")
  private boolean noRateLimit;

  @Option(
      names = "--clientless-only",
      description = "Behave as a cloud that only has the deprecated read paths.")
  private boolean clientlessOnly;

  @Option(
      names = "--without",
      paramLabel = "KIND",
      description = "Behave as a tenant that has not bought application, pra-portal or user-portal;"
          + " repeatable. Answers 404; KIND=403 and KIND=400 are known too.")
  private List<String> without = List.of();

  SandboxCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    if (port < 0 || port > 65535) {
      throw new CommandException(
          ExitCode.USAGE, Problem.error("--port is " + port + ", expected 0 to 65535"));
    }
    Console console = context.console();
    SandboxOptions.Builder options = SandboxOptions.builder()
        .port(port)
        .faults(Faults.parse(fault))
        .unlicensed(Unlicensed.parse(String.join(",", without)))
        .latency(latency)
        .log(console.log());
    if (noRateLimit) {
      options.withoutRateLimit();
    }
    if (clientlessOnly) {
      options.clientlessOnly(NOT_FOUND);
    }
    if (store != null) {
      options.store(context.options().directory(context.io().directory()).resolve(store));
    }
    try (Sandbox sandbox = Sandbox.start(options.build())) {
      context.interruption().onAbort(sandbox::close);
      console.document(instructions(sandbox, options.build()));
      new CountDownLatch(1).await();
      return ExitCode.SUCCESS.number;
    }
  }

  private static String instructions(Sandbox sandbox, SandboxOptions options) {
    return "The embedded ZPA listens on port " + sandbox.port() + ". In another terminal:\n\n"
        + "  export ZPACERT_BASE_URL=" + sandbox.oneApiBaseUrl() + "\n"
        + "  export ZPACERT_TOKEN_URL=" + sandbox.tokenUrl() + "\n"
        + "  export ZPA_CUSTOMER_ID=" + options.customerId() + "\n"
        + "  export ZSCALER_CLIENT_ID=any ZSCALER_CLIENT_SECRET=any ZSCALER_VANITY_DOMAIN=any\n\n"
        + "For the legacy API the base is " + sandbox.legacyBaseUrl() + ". Ctrl-C ends it.\n";
  }
}
