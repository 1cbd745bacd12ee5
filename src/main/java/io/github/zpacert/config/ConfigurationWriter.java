package io.github.zpacert.config;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.model.TenantSettings;
import io.github.zpacert.model.TenantSettings.Auth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * Writes a configuration file that {@link ConfigLoader} reads back as it was meant, with comments for those who review
 * it.
 */
public final class ConfigurationWriter {

  private static final String HEAD =
      "# Public certificates alone: give an entry its privateKey before you renew what it names.\n";

  private static final DumpSettings SETTINGS = DumpSettings.builder()
      .setDefaultFlowStyle(FlowStyle.BLOCK)
      .setWidth(Integer.MAX_VALUE)
      .build();

  /**
   * The certificates of one microtenant, below each other.
   *
   * @param comments lines that stand before the first
   */
  public record Section(
      Microtenant microtenant, ImmutableList<String> comments, ImmutableList<Entry> entries) {

    public Section {
      requirePrintable(comments);
    }
  }

  /**
   * A certificate to write down.
   *
   * @param description empty for none
   * @param certificate path of the PEM file, relative to the configuration
   * @param comments lines that stand before it
   */
  public record Entry(
      String name, String description, String certificate, ImmutableList<String> comments) {

    public Entry {
      requirePrintable(comments);
    }
  }

  private ConfigurationWriter() {}

  /** Returns why no file can say this of a certificate, as the end of a sentence; empty if one can. */
  public static Optional<String> obstacle(String name, String description) {
    Optional<String> flaw = Names.flaw(name).map(f -> "its name " + f);
    if (flaw.isPresent()) {
      return flaw;
    }
    if (!Characters.allPrintableLines(description)) {
      return Optional.of("its description holds a character that does not print");
    }
    return description.equals(description.strip())
        ? Optional.empty()
        : Optional.of("its description begins or ends with a blank");
  }

  /** Returns the YAML text of a configuration of the given tenant and certificates. */
  public static String write(TenantSettings tenant, List<Section> sections) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("version", 1);
    head.put("tenant", tenant(tenant));
    StringBuilder out = new StringBuilder(HEAD).append(yaml(head)).append("certificates:");
    out.append(sections.isEmpty() ? " []\n" : "\n");
    sections.forEach(section -> write(section, out));
    return out.toString();
  }

  private static void write(Section section, StringBuilder out) {
    out.append('\n');
    comments(section.comments(), out);
    for (Entry entry : section.entries()) {
      out.append('\n');
      comments(entry.comments(), out);
      String yaml = yaml(entry(section.microtenant(), entry));
      // an empty line stays one: blanks in it would be a part of a text of several lines
      String indented = yaml.strip().replaceAll("\n(?!\n)", "\n    ");
      out.append("  - ").append(indented).append('\n');
    }
  }

  private static String yaml(Map<String, Object> mapping) {
    // it remembers the parts of what it wrote before, and would refer to them
    return new Dump(SETTINGS).dumpToString(mapping);
  }

  private static void comments(List<String> lines, StringBuilder out) {
    lines.forEach(line -> out.append("  # ").append(line).append('\n'));
  }

  private static Map<String, Object> tenant(TenantSettings settings) {
    Map<String, Object> tenant = new LinkedHashMap<>();
    tenant.put("customerId", settings.customerId());
    tenant.put("cloud", settings.cloud());
    tenant.put("auth", settings.auth().name().toLowerCase(Locale.ROOT));
    if (settings.auth() == Auth.ONEAPI) {
      settings.vanityDomain().ifPresent(v -> tenant.put("vanityDomain", v));
    }
    return tenant;
  }

  private static Map<String, Object> entry(Microtenant microtenant, Entry entry) {
    Map<String, Object> certificate = new LinkedHashMap<>();
    certificate.put("name", literal(entry.name()));
    certificate.put("microtenant", reference(microtenant));
    if (!entry.description().isEmpty()) {
      certificate.put("description", literal(entry.description()));
    }
    certificate.put("certificate", literal(entry.certificate()));
    return certificate;
  }

  /** A name that the files cannot say gives way to the id. */
  private static Object reference(Microtenant microtenant) {
    String name = microtenant.name();
    boolean isSayable = Names.flaw(name).isEmpty() && !name.contains("/");
    return isSayable ? literal(name) : Map.of("id", microtenant.id());
  }

  /** What a tenant holds is text, not a variable to be expanded. */
  private static String literal(String text) {
    return text.replace("${", "$${");
  }

  private static void requirePrintable(List<String> comments) {
    for (String line : comments) {
      checkArgument(Characters.allPrintable(line), "not a line of a comment: %s", line);
    }
  }
}
