package io.github.zpacert.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import io.github.zpacert.approval.AllowedSigners;
import io.github.zpacert.approval.Approvals;
import io.github.zpacert.approval.Rule;
import io.github.zpacert.approval.SignatureFile;
import io.github.zpacert.approval.Statement;
import io.github.zpacert.approval.Verdict;
import io.github.zpacert.config.ApprovalSettings;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.model.Approval;
import io.github.zpacert.report.SavedPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;

/** Lets a plan pass that has the approvals which the policy asks for. */
final class ApprovalGate {

  private static final int LARGEST = 1 << 20;

  private final Session session;

  ApprovalGate(Session session) {
    this.session = session;
  }

  /** Refuses what nobody could have approved: writes that no saved plan says. */
  void requireSavedPlan(String hint) throws Exception {
    if (session.configuration().approvals().isPresent()) {
      throw new CommandException(
          ExitCode.REFUSED,
          Problem.error("policy.approvals lets only saved plans be applied").withHint(hint));
    }
  }

  /**
   * Refuses a plan that too few have approved.
   *
   * @param named signatures to look at besides those that stand beside the plan
   * @return the approvals that count; none if none are asked for
   */
  ImmutableList<Approval> requireApproved(SavedPlan plan, Path file, Collection<Path> named)
      throws Exception {
    Optional<ApprovalSettings> settings = session.configuration().approvals();
    if (settings.isPresent()) {
      Verdict verdict = Approvals.judge(
          new Statement(plan.digest(), plan.madeDigest()),
          plan.header().made(),
          signatures(file, named),
          rule(settings.get()),
          session.context().io().clock().instant());
      Console console = session.console();
      console.problems(verdict.remarks());
      if (!verdict.isApproved()) {
        throw new CommandException(ExitCode.REFUSED, verdict.refusals());
      }
      console.progress("approved by " + Joiner.on("; ").join(verdict.counted()));
      return verdict.approvals();
    }
    return ImmutableList.of();
  }

  /** Reads the file of those who may approve. */
  static Rule rule(ApprovalSettings settings) throws ProblemException {
    String text;
    try {
      text = new String(bytes(settings.signers(), settings.written()), UTF_8);
    } catch (IOException e) {
      throw new ProblemException(Problem.error(settings.at(), String.valueOf(e.getMessage())));
    }
    return new Rule(
        settings.required(),
        AllowedSigners.parse(settings.written(), text, ZoneId.systemDefault()),
        settings.excludeAuthor());
  }

  private static ImmutableList<SignatureFile> signatures(Path plan, Collection<Path> named)
      throws IOException {
    ImmutableList.Builder<SignatureFile> files = ImmutableList.builder();
    for (Path file : ApprovalFiles.of(plan, named)) {
      files.add(new SignatureFile(file.toString(), bytes(file, file.toString())));
    }
    return files.build();
  }

  private static byte[] bytes(Path file, String name) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no file \"" + name + "\"");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length <= LARGEST) {
        return bytes;
      }
    } catch (IOException e) {
      throw new IOException("\"" + name + "\" cannot be read", e);
    }
    throw new IOException("\"" + name + "\" is larger than 1 MiB");
  }
}
