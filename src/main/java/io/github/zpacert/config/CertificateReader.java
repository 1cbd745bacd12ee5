package io.github.zpacert.config;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.material.CertificateSources;
import io.github.zpacert.model.Code;
import io.github.zpacert.model.NamePattern;
import io.github.zpacert.model.Policy;
import java.util.Optional;

/** Reads the entries of {@code certificates}. */
final class CertificateReader {

  private static final ImmutableSet<String> KEYS = ImmutableSet.of(
      "name",
      "microtenant",
      "description",
      "certificate",
      "privateKey",
      "passphrase",
      "protect",
      "allowUncovered",
      "waive",
      "previousName");
  private static final ImmutableSet<String> MICROTENANT_KEYS = ImmutableSet.of("id");

  private final Defaults defaults;
  private final Policy policy;

  CertificateReader(Defaults defaults, Policy policy) {
    this.defaults = defaults;
    this.policy = policy;
  }

  /** Returns an entry, or nothing after reporting what is wrong with it. */
  Optional<CertificateEntry> read(Yaml node, Reading reading) {
    return reading.mapping(node, "an entry of \"certificates\"").flatMap(this::entry);
  }

  private Optional<CertificateEntry> entry(Fields fields) {
    fields.refuseUnknown(KEYS);
    require(fields, "name");
    Optional<String> name = name(fields, "name");
    Optional<String> previousName = name(fields, "previousName");
    Optional<MicrotenantRef> microtenant =
        fields.has("microtenant") ? microtenant(fields) : Optional.of(defaults.microtenant());
    Optional<String> description = description(fields);
    boolean protect = fields.flag("protect").orElse(false);
    boolean allowUncovered = fields.flag("allowUncovered").orElse(false);
    ImmutableMap<Code, String> waivers = GatesReader.waivers(fields);
    Optional<CertificateSources> sources = new EntrySources(fields).read();
    if (name.isEmpty() || microtenant.isEmpty() || sources.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new CertificateEntry(
        fields.at(),
        fields.at("name"),
        name.get(),
        microtenant.get(),
        microtenantAt(fields),
        description.orElse(defaults.description()),
        sources.get(),
        protect,
        allowUncovered,
        waivers,
        previousName));
  }

  /** Reports that a key is missing which every entry has. */
  static void require(Fields fields, String key) {
    if (!fields.has(key)) {
      fields.problems().error(fields.at(), Quoted.of(key) + " is missing in this certificate");
    }
  }

  private Optional<String> name(Fields fields, String key) {
    Optional<Text> text = fields.text(key);
    Optional<String> name = text.flatMap(t -> Names.certificate(t, fields.problems()));
    name.ifPresent(n -> text.ifPresent(t -> refuseIgnored(n, t, fields.problems())));
    return name;
  }

  private void refuseIgnored(String name, Text text, Problems problems) {
    policy.ignore().stream()
        .filter(p -> p.matches(name))
        .findFirst()
        .ifPresent(p -> problems.add(ignored(text, p)));
  }

  private static Problem ignored(Text text, NamePattern pattern) {
    return text.problem(
            text.quoted() + " matches " + Quoted.of(pattern.toString()) + " of \"policy.ignore\"")
        .withHint("what is ignored cannot be managed");
  }

  private Position microtenantAt(Fields fields) {
    return fields.has("microtenant")
        ? fields.at("microtenant")
        : defaults.microtenantAt().orElse(fields.at());
  }

  /** Returns the microtenant that a mapping names: by name, or by {@code {id: DIGITS}}. */
  static Optional<MicrotenantRef> microtenant(Fields fields) {
    return fields.value("microtenant").flatMap(node -> {
      if (node instanceof Yaml.Mapping) {
        return fields.mapping("microtenant").flatMap(CertificateReader::byId);
      }
      if (node instanceof Yaml.Scalar scalar && scalar.kind() == Yaml.Kind.TEXT) {
        return fields
            .text("microtenant")
            .flatMap(t -> Names.microtenant(t, fields.problems()))
            .map(MicrotenantRef.ByName::new);
      }
      fields.reading().report(node, "\"microtenant\"", "a name or {id: \"DIGITS\"}");
      return Optional.empty();
    });
  }

  private static Optional<MicrotenantRef> byId(Fields fields) {
    fields.refuseUnknown(MICROTENANT_KEYS);
    if (!fields.has("id")) {
      fields.problems().error(fields.at(), "\"id\" is missing in \"microtenant\"");
    }
    return fields
        .textOrNumber("id", "decimal digits")
        .flatMap(t -> Names.id(t, fields.problems()))
        .map(MicrotenantRef::byId);
  }

  /** Returns the description that a mapping gives, without the blanks around it that ZPA would not keep. */
  static Optional<String> description(Fields fields) {
    return fields.text("description").flatMap(text -> {
      String value = text.value().strip();
      if (Characters.allPrintableLines(value)) {
        return Optional.of(value);
      }
      fields.problems().add(text.problem("holds a character that does not print"));
      return Optional.empty();
    });
  }
}
