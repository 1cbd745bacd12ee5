package io.github.zpacert.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "version", description = "Show the version.")
final class VersionCommand implements Callable<Integer> {

  private final Context context;

  VersionCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Console console = context.console();
    String java = System.getProperty("java.version");
    console.document(
        console.isJson()
            ? "{\"zpacert_version\":\"" + Version.current() + "\",\"java_version\":\"" + java
                + "\"}"
            : "zpacert " + Version.current() + "\nJava " + java);
    return ExitCode.SUCCESS.number;
  }
}
