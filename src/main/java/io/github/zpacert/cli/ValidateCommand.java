package io.github.zpacert.cli;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.config.ApprovalSettings;
import io.github.zpacert.config.CertificateEntry;
import io.github.zpacert.config.Configuration;
import io.github.zpacert.config.TenantMismatchException;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.material.PrivateMaterial;
import io.github.zpacert.material.PublicChain;
import io.github.zpacert.material.PublicMaterial;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Policy;
import io.github.zpacert.plan.OfflineGates;
import io.github.zpacert.report.JsonLines;
import io.github.zpacert.report.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "validate", description = "Check files, material and policy, without the network.")
final class ValidateCommand implements Callable<Integer> {

  private final Context context;

  ValidateCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = context.session()) {
      Configuration configuration = session.configuration();
      List<Problem> problems = problems(session, configuration);
      problems.addAll(rules(session));
      problems.sort(Problem.BY_PLACE);
      Console console = session.console();
      console.problems(problems);
      long errors = problems.stream().filter(Problem::isError).count();
      if (errors > 0) {
        return ExitCode.ERROR.number;
      }
      int count = configuration.certificates().size();
      String message = "The configuration is valid: " + Wording.count(count, "certificate") + ".";
      console.text(message);
      console.event(now -> JsonLines.validateComplete(now, message, count));
      return ExitCode.SUCCESS.number;
    }
  }

  private List<Problem> problems(Session session, Configuration configuration) {
    List<Problem> problems = new ArrayList<>();
    configuration.approvals().ifPresent(settings -> problems.addAll(signers(settings)));
    PrivateMaterial keys = new PrivateMaterial(session.sources());
    Instant now = context.io().clock().instant();
    OfflineGates gates = new OfflineGates(configuration.policy().gates());
    PublicMaterial certificates = new PublicMaterial(session.sources());
    for (DesiredReader.Material material :
        new DesiredReader(certificates).materials(configuration)) {
      CertificateEntry entry = material.entry();
      Optional<PublicChain> chain = material.chain();
      problems.addAll(material.problems());
      chain.flatMap(PublicChain::incomplete).ifPresent(problems::add);
      chain
          .flatMap(c -> validity(entry, c.facts(), configuration.policy(), now))
          .ifPresent(problems::add);
      chain.ifPresent(c -> problems.addAll(gates.warnings(entry(entry), c.facts())));
      keys.checkKey(entry.sources()).ifPresent(problems::add);
    }
    return problems;
  }

  private static List<Problem> signers(ApprovalSettings settings) {
    try {
      ApprovalGate.rule(settings);
      return List.of();
    } catch (ProblemException e) {
      return e.problems();
    }
  }

  private static ImmutableList<Problem> rules(Session session) throws TenantMismatchException {
    try {
      session.rules();
      return ImmutableList.of();
    } catch (ProblemException e) {
      return e.problems();
    }
  }

  private static OfflineGates.Entry entry(CertificateEntry entry) {
    return new OfflineGates.Entry(
        entry.name(), entry.description(), entry.waivers(), entry.nameAt());
  }

  /** Only an upload is refused for it: what is already in the tenant may be as old as it is. */
  private static Optional<Problem> validity(
      CertificateEntry entry, CertificateFacts facts, Policy policy, Instant now) {
    if (facts.notBefore().isAfter(now)) {
      return Optional.of(warning(
          entry, "is not valid before " + facts.notBefore() + " and could not be uploaded yet"));
    }
    if (facts.notAfter().isAfter(now.plus(policy.minRemaining()))) {
      return Optional.empty();
    }
    String when =
        (facts.notAfter().isBefore(now) ? "expired on " : "expires on ") + facts.notAfter();
    return Optional.of(warning(entry, when + " and could not be uploaded any more"));
  }

  private static Problem warning(CertificateEntry entry, String message) {
    return Problem.warning(entry.nameAt(), "\"" + entry.name() + "\" " + message);
  }
}
