package io.github.zpacert.cli;

import io.github.zpacert.approval.MalformedException;
import io.github.zpacert.approval.SshPublicKey;
import io.github.zpacert.approval.SshSignature;
import io.github.zpacert.approval.Statement;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.material.Source;
import io.github.zpacert.material.SourceReader;
import io.github.zpacert.material.SshSigningKey;
import io.github.zpacert.report.HeaderText;
import io.github.zpacert.report.JsonLines;
import io.github.zpacert.report.PlanText;
import io.github.zpacert.report.SavedPlan;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "approve",
    description =
        "Show a saved plan and sign it with an SSH key, for a policy that asks for approvals. Needs no network.")
final class ApproveCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(
      paramLabel = "FILE",
      description = "A plan that \"zpacert plan --out FILE\" has saved.")
  private Path planFile = Path.of("");

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "The private key to sign with: Ed25519, ECDSA or RSA, in OpenSSH's form.")
  private @Nullable Path key;

  @Option(
      names = "--passphrase",
      paramLabel = "SOURCE",
      description = "Where the key's passphrase is: env:NAME or file:PATH")
  private @Nullable String passphrase;

  @Option(
      names = "--out",
      paramLabel = "SIG",
      description = "Where the signature goes. Default: beside the plan, where apply finds it")
  private @Nullable Path out;

  @Option(
      names = "--print",
      description =
          "Sign nothing; show the command of ssh-keygen that does, for keys in agents and on hardware.")
  private boolean print;

  ApproveCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    if (print == (key != null)) {
      throw new CommandException(
          ExitCode.USAGE, Problem.error("approve needs one of --key and --print"));
    }
    Optional<Source> secret = passphraseSource();
    SavedPlan saved = SavedPlanFile.read(resolved(planFile));
    requireApprovable(saved);
    show(saved);
    Statement statement = new Statement(saved.digest(), saved.madeDigest());
    if (key == null) {
      context.console().text("To approve it with ssh-keygen:\n" + command(statement));
    } else {
      sign(saved, statement, key, secret);
    }
    return ExitCode.SUCCESS.number;
  }

  private void requireApprovable(SavedPlan saved) throws CommandException {
    if (!saved.plan().refusals().isEmpty()) {
      throw new CommandException(ExitCode.REFUSED, saved.plan().refusals());
    }
    SavedPlanFile.requireNotExpired(
        saved.header().window(), context.io().clock().instant());
  }

  private void show(SavedPlan saved) {
    Console console = context.console();
    console.text(PlanText.render(saved.plan(), console.style()));
    console.text("\n" + HeaderText.render(saved) + "\n");
    console.problems(saved.plan().warnings());
  }

  private String command(Statement statement) {
    String text = statement.text().replace("\n", "\\n");
    return "  printf '" + text + "' | ssh-keygen -Y sign -n " + Statement.NAMESPACE + " -f KEY > '"
        + planFile.toString().replace("'", "'\\''") + "'.NAME.sig";
  }

  private void sign(SavedPlan saved, Statement statement, Path keyFile, Optional<Source> secret)
      throws Exception {
    SshPublicKey publicKey;
    SshSignature signature;
    try (SshSigningKey signer = open(keyFile, secret)) {
      publicKey = publicKey(signer, keyFile);
      byte[] signed = signer.sign(SshSignature.toBeSigned(Statement.NAMESPACE, statement.bytes()));
      signature = SshSignature.of(signer.publicKey(), Statement.NAMESPACE, signed);
    }
    Path file = out != null ? out : ApprovalFiles.beside(planFile, publicKey.shortName());
    PrivateFiles.write(resolved(file), signature.armored());
    String message = "Approved with " + publicKey + ": " + file;
    Console console = context.console();
    console.text(message);
    console.event(now -> JsonLines.approveComplete(
        now, message, file.toString(), publicKey.fingerprint(), saved.digest()));
  }

  private SshSigningKey open(Path keyFile, Optional<Source> secret) throws Exception {
    SourceReader reader = new SourceReader(context.io().environment(), SourceReader.PROGRAM_LIMIT);
    return SshSigningKey.open(file(keyFile), secret, reader);
  }

  private static SshPublicKey publicKey(SshSigningKey signer, Path keyFile)
      throws CommandException {
    try {
      return SshPublicKey.parse(signer.publicKey());
    } catch (MalformedException e) {
      throw new CommandException(ExitCode.ERROR, Problem.error(keyFile + " " + e.reason()));
    }
  }

  private Optional<Source> passphraseSource() throws CommandException {
    if (passphrase == null) {
      return Optional.empty();
    }
    if (passphrase.startsWith("env:")) {
      return Optional.of(new Source.OfEnv(passphrase.substring("env:".length())));
    }
    if (passphrase.startsWith("file:")) {
      return Optional.of(file(Path.of(passphrase.substring("file:".length()))));
    }
    // not quoted: it may be the passphrase itself
    throw new CommandException(
        ExitCode.USAGE, Problem.error("--passphrase must be env:NAME or file:PATH"));
  }

  private Source file(Path path) {
    return new Source.OfFile(resolved(path), path.toString());
  }

  private Path resolved(Path path) {
    return context.options().directory(context.io().directory()).resolve(path);
  }
}
