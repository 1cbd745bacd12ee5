package io.github.zpacert.report;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.report.ChangeRequest.BackOut;
import io.github.zpacert.report.ChangeRequest.Check;
import io.github.zpacert.report.ChangeRequest.Impact;
import io.github.zpacert.report.ChangeRequest.Step;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A change request for people to read, or to paste into a ticket. */
final class ChangeRequestMarkdown {

  /** What may stand in a command that somebody will copy. */
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

  private final StringBuilder out = new StringBuilder();

  private ChangeRequestMarkdown() {}

  static String render(Report report) {
    return report
        .planned()
        .map(p -> new ChangeRequestMarkdown()
            .render(ChangeRequest.of(p, report.ending().at())))
        .orElse("# Change request\n\nThere is no plan to ask for: " + report.verdict() + "\n");
  }

  private String render(ChangeRequest request) {
    out.append("# Change request: ")
        .append(PlanMarkdown.heading(request.plan()))
        .append("\n\n");
    facts(request);
    section("Risk: " + request.risk().name().toLowerCase(Locale.ROOT));
    items(request.reasons(), reason -> reason);
    problems(request);
    section("Impact");
    impact(request.impacts());
    section("Steps");
    steps(request);
    section("Back-out");
    items(request.backOuts(), ChangeRequestMarkdown::backOut);
    section("Test plan");
    checks(request.checks());
    return out.toString();
  }

  private void facts(ChangeRequest request) {
    fact("Tenant", Markdown.codeOutsideTable(request.plan().pin().toString()));
    fact("Plan", Markdown.codeOutsideTable("sha256:" + request.digest()));
    fact("Effort", PlanText.effort(request.plan().estimate()));
    request.earliest().ifPresent(t -> fact("Not before", Wording.time(t)));
    request
        .latest()
        .ifPresent(t -> fact(
            "Not after", Wording.time(t) + ", when the first certificate ends that is replaced"));
  }

  private void fact(String name, String value) {
    out.append("- ").append(name).append(": ").append(value).append('\n');
  }

  private void section(String heading) {
    out.append("\n## ").append(heading).append("\n\n");
  }

  private <T> void items(ImmutableList<T> items, Function<T, String> line) {
    items.forEach(i -> out.append("- ").append(line.apply(i)).append('\n'));
    if (items.isEmpty()) {
      out.append("Nothing.\n");
    }
  }

  private void problems(ChangeRequest request) {
    String lines = ProblemText.render(request.plan().refusals(), Style.PLAIN)
        + ProblemText.render(request.plan().warnings(), Style.PLAIN);
    if (!lines.isEmpty()) {
      out.append('\n').append(Markdown.block(lines));
    }
  }

  private void impact(ImmutableList<Impact> impacts) {
    if (impacts.isEmpty()) {
      out.append("Nothing is known to show a certificate that goes.\n");
      return;
    }
    out.append("| shown by | under | certificate | gets the new one |\n|---|---|---|---|\n");
    for (Impact impact : impacts) {
      out.append("| ").append(Markdown.code(impact.use().address().toString()));
      out.append(" | ").append(domain(impact));
      out.append(" | ").append(Markdown.code(impact.replace().address().toString()));
      out.append(" | ")
          .append(impact.isRepointed() ? "yes" : "no, keeps the old one")
          .append(" |\n");
    }
  }

  private static String domain(Impact impact) {
    String domain = impact.use().consumer().domain();
    return domain.isEmpty() ? "" : Markdown.code(domain);
  }

  private void steps(ChangeRequest request) {
    List<Step> steps = request.steps();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      out.append(i + 1).append(". ").append(Kind.of(step.action()).word()).append(' ');
      out.append(Markdown.codeOutsideTable(step.action().address().toString()));
      out.append(step.how().isEmpty() ? "" : ": " + Markdown.codeOutsideTable(step.how()))
          .append('\n');
    }
    if (steps.isEmpty()) {
      out.append("Nothing.\n");
    }
  }

  private static String backOut(BackOut backOut) {
    return Markdown.codeOutsideTable(backOut.action().address().toString()) + ": "
        + (backOut.isPossible() ? "" : "**not by zpacert alone**: ") + backOut.how();
  }

  private void checks(ImmutableList<Check> checks) {
    out.append("- `zpacert drift` ends with exit code 0, or 17 where something expires soon\n");
    for (Check check : checks) {
      out.append("- ").append(Markdown.codeOutsideTable(check.domain())).append(" shows SHA-256 ");
      out.append(Markdown.codeOutsideTable(openssl(check.fingerprint()))).append('\n');
      if (HOST.matcher(check.domain()).matches()) {
        out.append('\n')
            .append(Markdown.block(command(check.domain())).indent(2))
            .append('\n');
      }
    }
  }

  private static String command(String host) {
    return "openssl s_client -connect " + host + ":443 -servername " + host
        + " </dev/null | openssl x509 -noout -fingerprint -sha256";
  }

  /** Returns a fingerprint as openssl prints it. */
  private static String openssl(Fingerprint fingerprint) {
    String hex = fingerprint.hex().toUpperCase(Locale.ROOT);
    return CharMatcher.is(':').trimTrailingFrom(hex.replaceAll("..", "$0:"));
  }
}
