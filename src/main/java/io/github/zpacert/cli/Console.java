package io.github.zpacert.cli;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Log;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.report.JsonLines;
import io.github.zpacert.report.Printable;
import io.github.zpacert.report.ProblemText;
import io.github.zpacert.report.Style;
import java.time.Instant;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Where a command speaks: the result on standard output, everything else on standard error. With {@code
 * --json} events and problems are lines of JSON on standard output instead. Safe for several threads.
 */
final class Console {

  private final Io io;
  private final GlobalOptions options;
  private final Style style;
  private final ProgressBar bar = new ProgressBar();
  private final Queue<Problem> told = new ConcurrentLinkedQueue<>();

  Console(Io io, GlobalOptions options) {
    this.io = io;
    this.options = options;
    boolean isColoured = isColoured(io) && !options.noColor && !options.json;
    this.style = isColoured ? Style.ANSI : Style.PLAIN;
  }

  /** Whether colour is welcome, as far as the world outside says. */
  static boolean isColoured(Io io) {
    return io.terminal()
        && io.environment().getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(io.environment().get("TERM"));
  }

  Style style() {
    return style;
  }

  boolean isJson() {
    return options.json;
  }

  /** The result of a command, or a part of it, for a person. Says nothing with {@code --json}. */
  void text(String text) {
    if (!options.json) {
      document(text);
    }
  }

  /**
   * The result of a command in whatever form was asked for; ends with a line feed. Where a report goes to standard
   * output, it goes to standard error.
   */
  void document(String text) {
    String lines = text.endsWith("\n") || text.isEmpty() ? text : text + "\n";
    if (options.diverted) {
      toStandardError(lines);
    } else {
      report(lines);
    }
  }

  /** What standard output is for in any case. */
  synchronized void report(String text) {
    removeBar();
    io.out().print(style.only(text));
    io.out().flush();
  }

  /** Lines for the service that runs this, whatever a person wants to see. */
  void annotate(String lines) {
    toStandardError(lines);
  }

  /** An event for machines. Says nothing without {@code --json}. */
  void event(Function<Instant, String> line) {
    if (options.json) {
      document(line.apply(io.clock().instant()));
    }
  }

  void problem(Problem problem) {
    told.add(problem);
    if (options.json) {
      event(now -> JsonLines.diagnostic(now, problem));
    } else if (problem.isError() || !options.quiet) {
      toStandardError(ProblemText.render(problem, style));
    }
  }

  void problems(Iterable<Problem> problems) {
    problems.forEach(this::problem);
  }

  /** Returns the problems that were told here, in the order in which they were. */
  ImmutableList<Problem> told() {
    return ImmutableList.copyOf(told);
  }

  /** Something that a person may want to know while it happens. */
  void progress(String line) {
    if (!options.quiet && !options.json) {
      toStandardError(Printable.of(line) + "\n");
    }
  }

  /** How far something long has come: a bar on a terminal, nothing elsewhere. */
  synchronized void bar(String what, int done, int total) {
    if (io.terminal()
        && !options.quiet
        && !options.json
        && !"dumb".equals(io.environment().get("TERM"))) {
      io.err().print(bar.show(what, done, total));
      io.err().flush();
    }
  }

  private void removeBar() {
    io.err().print(bar.remove());
    io.err().flush();
  }

  /** A prompt: on standard error, without a line feed. */
  void prompt(String text) {
    toStandardError(text);
  }

  Log log() {
    return (level, message) -> {
      if (level.compareTo(options.logLevel) <= 0) {
        String label = level.name().toLowerCase(Locale.ROOT);
        toStandardError(
            io.clock().instant() + " " + label + " " + Printable.of(message.get()) + "\n");
      }
    };
  }

  private synchronized void toStandardError(String text) {
    io.err().print(bar.remove() + text);
    io.err().flush();
  }
}
