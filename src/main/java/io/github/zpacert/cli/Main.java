package io.github.zpacert.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.zpacert.diag.Log;
import io.github.zpacert.report.ProblemText;
import io.github.zpacert.report.Style;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The program: arguments in, exit code out. */
public final class Main {

  private final Io io;
  private final Interruption interruption;

  Main(Io io, Interruption interruption) {
    this.io = io;
    this.interruption = interruption;
  }

  public static void main(String[] args) {
    Interruption interruption = new Interruption();
    interruption.install();
    int code = new Main(systemIo(), interruption).run(args);
    interruption.finish();
    System.exit(code);
  }

  private static Io systemIo() {
    return new Io(
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        new BufferedReader(new InputStreamReader(System.in, UTF_8)),
        isTerminal(),
        System.getenv(),
        Path.of("").toAbsolutePath(),
        InstantSource.system(),
        // a wait of less than a millisecond is one still
        duration -> Thread.sleep(Math.max(1, duration.toMillis())));
  }

  /** Before JDK 22 there is a console only on a terminal; since then it has to be asked. */
  @SuppressWarnings("SystemConsoleNull") // the second half is for JDK 22 and newer
  private static boolean isTerminal() {
    java.io.Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), false, UTF_8);
  }

  /** Runs one command to its end. */
  int run(String... typed) {
    String[] args = TerraformSpelling.normalize(typed);
    GlobalOptions options = new GlobalOptions();
    Context context = new Context(io, options, interruption);
    // its help is made before the options are read
    boolean isColoured = Console.isColoured(io) && !List.of(args).contains("--no-color");
    CommandLine commandLine = Commands.commandLine(context, isColoured, List.of(args));
    commandLine.setExecutionExceptionHandler((e, c, r) -> failed(e, context).number);
    commandLine.setParameterExceptionHandler((e, a) -> misused(e));
    int code = commandLine.execute(args);
    io.out().flush();
    io.err().flush();
    return code;
  }

  private int misused(ParameterException e) {
    CommandLine command = e.getCommandLine();
    Style style = Console.isColoured(io) ? Style.ANSI : Style.PLAIN;
    io.err().print(ProblemText.render(Misuse.of(e), style));
    io.err().print("See: " + command.getCommandSpec().qualifiedName() + " --help\n");
    return ExitCode.USAGE.number;
  }

  private static ExitCode failed(Exception e, Context context) {
    Console console = context.console();
    Failure failure = Failure.of(e);
    console.problems(failure.problems());
    if (failure.isBug()) {
      for (StackTraceElement element : e.getStackTrace()) {
        // only places, never the message: it could hold what must not be shown
        console.log().log(Log.Level.DEBUG, () -> "at " + element);
      }
    }
    return failure.code();
  }
}
