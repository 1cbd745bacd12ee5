package io.github.zpacert.cli;

import io.github.zpacert.model.Made;
import io.github.zpacert.model.Window;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.plan.PlanRequest;
import io.github.zpacert.plan.World;
import io.github.zpacert.report.Header;
import io.github.zpacert.report.PlanJson;
import io.github.zpacert.report.PlanMarkdown;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "plan",
    aliases = "diff",
    description = "Show what apply would change, and change nothing. Needs no private key.")
final class PlanCommand implements Callable<Integer> {

  /** How a plan may be printed. */
  enum Format {
    TEXT,
    JSON,
    MARKDOWN
  }

  private final Context context;

  @Mixin
  private PlanOptions options = new PlanOptions();

  @Mixin
  private ReportOptions reportOptions = new ReportOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Save the plan, for \"zpacert apply FILE\".")
  private @Nullable Path out;

  @Mixin
  private WindowOptions windowOptions = new WindowOptions();

  @Option(names = "--detailed-exitcode", description = "Exit 2 if there are changes.")
  private boolean detailedExitCode;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "TEXT",
      description = "text, json (the saved plan's document) or markdown. Default: text")
  private Format format = Format.TEXT;

  PlanCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    Window window = windowOptions.window(context.io().clock().instant());
    return Reports.of(
        context, "plan", reportOptions, (session, reports) -> plan(session, reports, window));
  }

  private ExitCode plan(Session session, Reports reports, Window window) throws Exception {
    Instant now = context.io().clock().instant();
    PlanRequest request = options.request(session.configuration().policy(), now);
    World world = new Survey(session).world(session.state());
    Header header = header(window, now);
    Plan plan =
        reports.planned(Planning.of(session, world, request), session, header).plan();
    show(plan, header, session.console());
    ChangeGate.warn(session, plan);
    if (!plan.refusals().isEmpty()) {
      return ExitCode.REFUSED;
    }
    if (out != null) {
      save(plan, header, out, session.console());
    }
    boolean hasChanges = detailedExitCode && plan.changesTenant();
    return hasChanges ? ExitCode.CHANGES : ExitCode.SUCCESS;
  }

  /** Asks git only for a plan that others will read. */
  private Header header(Window window, Instant now) {
    boolean isKept = out != null || format == Format.JSON;
    Path directory = context.options().directory(context.io().directory());
    Made made = isKept ? Origin.of(context.io().environment(), directory) : Made.UNKNOWN;
    return new Header(Version.current(), now, window, made);
  }

  private void show(Plan plan, Header header, Console console) {
    switch (format) {
      case TEXT -> PlanView.show(plan, console);
      case JSON -> {
        console.document(PlanJson.write(plan, header));
        // with --json they would stand behind the document that holds them already
        if (!console.isJson()) {
          PlanView.showProblems(plan, console);
        }
      }
      case MARKDOWN -> console.document(PlanMarkdown.render(plan));
    }
  }

  private void save(Plan plan, Header header, Path file, Console console) throws Exception {
    Path target = context.options().directory(context.io().directory()).resolve(file);
    PrivateFiles.write(target, PlanJson.write(plan, header));
    String saved =
        "The plan is saved in " + file + ", digest sha256:" + PlanJson.digest(plan, header);
    if (format == Format.TEXT) {
      console.text("\n" + saved + "\nTo do exactly this: zpacert"
          + context.options().place() + " apply " + file);
    } else {
      // standard output is a document that others read
      console.progress(saved);
    }
  }
}
