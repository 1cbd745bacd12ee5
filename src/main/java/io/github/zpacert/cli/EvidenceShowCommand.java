package io.github.zpacert.cli;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.evidence.Story;
import io.github.zpacert.report.EvidenceJson;
import io.github.zpacert.report.EvidenceText;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "show",
    description = "Show what an evidence log tells of each run, and verify it. Needs no network.")
final class EvidenceShowCommand implements Callable<Integer> {

  private final Context context;

  @Mixin
  private EvidenceOptions options = new EvidenceOptions();

  @Option(
      names = "--address",
      paramLabel = "ADDR",
      description = "Only the writes for this certificate, like Default/portal.example.com")
  private @Nullable String address;

  @Option(names = "--change", paramLabel = "TICKET", description = "Only the runs of this change.")
  private @Nullable String change;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only the runs that began then or later, like 2026-12-01T20:00+01:00")
  private @Nullable Instant since;

  EvidenceShowCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    EvidenceFile log = options.read(context);
    Story.Wish wish = new Story.Wish(
        Optional.ofNullable(address), Optional.ofNullable(change), Optional.ofNullable(since));
    ImmutableList<Story> runs =
        log.runs().stream().flatMap(r -> r.as(wish).stream()).collect(toImmutableList());
    Console console = context.console();
    console.document(console.isJson() ? EvidenceJson.show(runs) : EvidenceText.show(runs));
    if (!console.isJson()) {
      console.problems(log.warnings());
    }
    Optional<Problem> flaw = log.flaw();
    flaw.ifPresent(console::problem);
    return flaw.isEmpty() ? ExitCode.SUCCESS.number : ExitCode.ERROR.number;
  }
}
