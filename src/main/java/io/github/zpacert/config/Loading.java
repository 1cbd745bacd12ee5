package io.github.zpacert.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.change.ChangeRules;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.model.Acceptance;
import io.github.zpacert.model.Policy;
import io.github.zpacert.model.TenantSettings;
import io.github.zpacert.state.StateSettings;
import java.nio.file.Path;
import java.util.Optional;

/** One load: reads all files, then what they say together. */
final class Loading {

  private final Problems problems = new Problems();
  private final Sections sections = new Sections(problems);
  private final Variables variables;
  private final Environment environment;
  private final ImmutableList<ConfigFile> files;
  private boolean incomplete;

  Loading(
      ImmutableMap<String, String> environment,
      Path workingDirectory,
      ImmutableList<ConfigFile> files) {
    this.variables = new Variables(environment, problems);
    this.environment = new Environment(environment, workingDirectory, problems);
    this.files = files;
  }

  Configuration load() throws ProblemException, TenantMismatchException {
    files.forEach(this::read);
    if (sections.isEmpty() && !incomplete) {
      refuseEmpty(files.get(0));
    }
    sections.warnWithoutList(firstFile());
    TenantReader tenant = new TenantReader(section("tenant"), environment);
    Optional<TenantSettings> settings = isReadable("tenant") ? tenant.read() : Optional.empty();
    Optional<StateSettings> state = StateReader.read(section("state"), environment, directory());
    Optional<Encryption> encryption =
        sections.section("encryption").flatMap(EncryptionReader::read);
    Optional<Path> evidence = sections
        .section("evidence")
        .flatMap(fields -> EvidenceReader.read(fields, state, directory()));
    Policy policy = PolicyReader.read(section("policy"), RotationReader.read(section("rotation")));
    Optional<ApprovalSettings> approvals = ApprovalsReader.read(section("policy"));
    ChangeRules change = ChangeReader.read(section("policy"));
    ImmutableList<Acceptance> accepted = DriftReader.read(section("drift"));
    ImmutableList<CertificateEntry> certificates = certificates(policy);
    UniqueNames.check(certificates, problems);
    throwIfWrong(tenant.mismatch());
    return new Configuration(
        settings.orElseThrow(),
        state.orElseThrow(),
        encryption,
        evidence,
        policy,
        approvals,
        change,
        accepted,
        certificates,
        problems.warnings(),
        directory());
  }

  private void read(ConfigFile file) {
    try {
      String text = FileText.read(file.path(), file.name());
      Optional<Yaml> root = YamlReader.read(file.name(), text, problems);
      root.ifPresent(node -> read(node, file));
      if (root.isEmpty() && file.named()) {
        refuseEmpty(file);
      }
    } catch (ProblemException e) {
      e.problems().forEach(problems::add);
      incomplete = true;
    }
  }

  private void read(Yaml root, ConfigFile file) {
    Optional<Fields> top = reading(file.directory()).mapping(root, "the top level of a file");
    incomplete |= !top.map(sections::add).orElse(false);
  }

  private void refuseEmpty(ConfigFile file) {
    problems.error(
        Position.of(file.name()), "the file is empty", "\"zpacert init\" writes a first one");
    incomplete = true;
  }

  private ImmutableList<CertificateEntry> certificates(Policy policy) {
    Defaults defaults = Defaults.read(section("defaults"), environment);
    CertificateReader reader = new CertificateReader(defaults, policy);
    return sections.entries().stream()
        .flatMap(entry -> reader.read(entry.node(), entry.reading()).stream())
        .collect(ImmutableList.toImmutableList());
  }

  private void throwIfWrong(Optional<Problem> mismatch)
      throws ProblemException, TenantMismatchException {
    if (!problems.hasErrors() && mismatch.isPresent()) {
      throw new TenantMismatchException(mismatch.get());
    }
    mismatch.ifPresent(problems::add);
    if (problems.hasErrors()) {
      throw new ProblemException(problems.errors());
    }
  }

  // what seems to be missing may stand in a part that could not be read, and is reported
  private boolean isReadable(String key) {
    return sections.section(key).isPresent() || (!incomplete && !sections.has(key));
  }

  private Fields section(String key) {
    return sections.section(key).orElseGet(() -> Fields.none(firstFile(), reading(directory())));
  }

  private Reading reading(Path directory) {
    return new Reading(directory, variables, problems);
  }

  private Position firstFile() {
    return Position.of(files.get(0).name());
  }

  private Path directory() {
    return files.get(0).directory();
  }
}
