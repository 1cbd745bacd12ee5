package io.github.zpacert.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Strings;
import io.github.zpacert.config.TenantMismatchException;
import io.github.zpacert.diag.Log;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.report.ProblemText;
import io.github.zpacert.report.Style;
import io.github.zpacert.sandbox.SandboxException;
import io.github.zpacert.state.LockHeldException;
import io.github.zpacert.state.StateException;
import io.github.zpacert.tenant.TenantException;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The program: arguments in, exit code out. The one place where every failure becomes a message and a number. */
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
    if (e instanceof CommandException refused) {
      console.problems(refused.problems());
      return refused.code();
    }
    if (e instanceof ProblemException wrong) {
      console.problems(wrong.problems());
      return ExitCode.ERROR;
    }
    if (e instanceof TenantMismatchException mismatch) {
      console.problem(mismatch.problem());
      return ExitCode.REFUSED;
    }
    if (e instanceof TenantException remote) {
      console.problem(Problem.error(remote.reason()));
      return code(remote.kind());
    }
    if (e instanceof StateException || e instanceof SandboxException || e instanceof IOException) {
      console.problem(Problem.error(Strings.nullToEmpty(e.getMessage())));
      return code(e);
    }
    return unexpected(e, console);
  }

  private static ExitCode code(Exception e) {
    if (e instanceof LockHeldException) {
      return ExitCode.LOCKED;
    }
    boolean isInterrupted =
        e instanceof StateException state && state.kind() == StateException.Kind.INTERRUPTED;
    return isInterrupted ? ExitCode.INTERRUPTED : ExitCode.ERROR;
  }

  static ExitCode code(TenantException.Kind kind) {
    return switch (kind) {
      case UNAUTHORIZED -> ExitCode.UNAUTHORIZED;
      case UNREACHABLE, UNCERTAIN -> ExitCode.UNREACHABLE;
      case INTERRUPTED -> ExitCode.INTERRUPTED;
      case NOT_FOUND, REFERENCED, REFUSED, PROTOCOL -> ExitCode.ERROR;
    };
  }

  private static ExitCode unexpected(Exception e, Console console) {
    console.problem(
        Problem.error("zpacert has a bug: unexpected " + e.getClass().getName())
            .withHint("run again with --log-level debug and report what it says"));
    StackTraceElement[] trace = e.getStackTrace();
    for (StackTraceElement element : trace) {
      // only places, never the message: it could hold what must not be shown
      console.log().log(Log.Level.DEBUG, () -> "at " + element);
    }
    return ExitCode.ERROR;
  }
}
