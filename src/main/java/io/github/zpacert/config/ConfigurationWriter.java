package io.github.zpacert.config;

import io.github.zpacert.model.TenantSettings;
import io.github.zpacert.model.TenantSettings.Auth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes a configuration file that {@link ConfigLoader} reads back as it was meant. */
public final class ConfigurationWriter {

  /**
   * A certificate to write down.
   *
   * @param microtenant its name
   * @param description empty for none
   * @param certificate path of the PEM file, relative to the configuration
   */
  public record Entry(String name, String microtenant, String description, String certificate) {}

  private ConfigurationWriter() {}

  /** Returns the YAML text of a configuration of the given tenant and certificates. */
  public static String write(TenantSettings tenant, List<Entry> entries) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("version", 1);
    root.put("tenant", tenant(tenant));
    root.put("certificates", entries.stream().map(ConfigurationWriter::entry).toList());
    DumpSettings settings = DumpSettings.builder()
        .setDefaultFlowStyle(FlowStyle.BLOCK)
        .setIndicatorIndent(2)
        .setIndentWithIndicator(true)
        .setWidth(Integer.MAX_VALUE)
        .build();
    return new Dump(settings).dumpToString(root);
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

  private static Map<String, Object> entry(Entry entry) {
    Map<String, Object> certificate = new LinkedHashMap<>();
    certificate.put("name", literal(entry.name()));
    certificate.put("microtenant", literal(entry.microtenant()));
    if (!entry.description().isEmpty()) {
      certificate.put("description", literal(entry.description()));
    }
    certificate.put("certificate", literal(entry.certificate()));
    return certificate;
  }

  /** What a tenant holds is text, not a variable to be expanded. */
  private static String literal(String text) {
    return text.replace("${", "$${");
  }
}
