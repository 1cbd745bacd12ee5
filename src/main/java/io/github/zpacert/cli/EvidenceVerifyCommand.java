package io.github.zpacert.cli;

import com.google.common.base.Strings;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.report.EvidenceJson;
import io.github.zpacert.report.EvidenceText;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "verify",
    description = {
      "Follow the chain of an evidence log: whether any record was changed, removed, added or moved. Needs no network.",
      "That records are missing at the end can be seen with --head alone."
    })
final class EvidenceVerifyCommand implements Callable<Integer> {

  private static final String ALGORITHM = "sha256:";

  private final Context context;

  @Mixin
  private EvidenceOptions options = new EvidenceOptions();

  @Option(
      names = "--head",
      paramLabel = "DIGEST",
      description = "What the last record's digest must be, as apply has printed it.")
  private @Nullable String head;

  EvidenceVerifyCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    EvidenceFile log = options.read(context);
    Console console = context.console();
    Optional<Problem> wrong = log.flaw().or(() -> otherHead(log));
    if (console.isJson()) {
      console.document(EvidenceJson.verdict(log.name(), log.chain(), log.runs(), wrong));
    } else {
      console.problems(log.warnings());
      wrong.ifPresentOrElse(
          console::problem,
          () -> console.text(EvidenceText.verdict(log.name(), log.chain(), log.runs())));
    }
    return wrong.isEmpty() ? ExitCode.SUCCESS.number : ExitCode.ERROR.number;
  }

  private Optional<Problem> otherHead(EvidenceFile log) {
    String wanted = Strings.nullToEmpty(head).toLowerCase(Locale.ROOT);
    String hex = wanted.startsWith(ALGORITHM) ? wanted.substring(ALGORITHM.length()) : wanted;
    return head == null || hex.equals(log.chain().head())
        ? Optional.empty()
        : Optional.of(
            Problem.error("the last record of \"" + log.name() + "\" has the digest " + ALGORITHM
                    + log.chain().head() + ", not " + ALGORITHM + hex)
                .withHint(
                    "records are missing at its end, or others were added since that digest was printed"));
  }
}
