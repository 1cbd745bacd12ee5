package io.github.zpacert.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.material.TestCertificates.Issued;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Stores of tenants that would take long to fill by requests. */
public final class SeededStore {

  private static final long FIRST_ID = 216196257331500000L;

  private SeededStore() {}

  /** Returns the id of the certificate that the name with this index, from 0, gets. */
  public static String idOf(int index) {
    return Long.toString(FIRST_ID + index);
  }

  /**
   * Writes the store of a tenant that has a certificate in Default for each name.
   *
   * @param contents which the certificates have in turn
   */
  public static void write(Path file, List<String> names, List<Issued> contents)
      throws IOException, Refusal {
    ImmutableList.Builder<CertificateRow.Issued> parsed = ImmutableList.builder();
    for (Issued content : contents) {
      parsed.add(Issuing.of(CertBlob.parse(content.pem() + content.keyPem())));
    }
    ObjectNode node = Json.object().put("version", 1).put("customerId", Client.CUSTOMER);
    node.setAll(PatchJson.write(patch(names, parsed.build())));
    Files.createDirectories(file.getParent());
    try (Writer out = Files.newBufferedWriter(file, UTF_8)) {
      Json.MAPPER.writeValue(out, node);
    }
  }

  private static Patch patch(List<String> names, ImmutableList<CertificateRow.Issued> contents) {
    Patch tenant = World.newTenant();
    ImmutableList.Builder<CertificateRow> rows = ImmutableList.builder();
    for (int i = 0; i < names.size(); i++) {
      rows.add(row(idOf(i), names.get(i), contents.get(i % contents.size())));
    }
    return new Patch(
        FIRST_ID + names.size(),
        tenant.microtenants(),
        rows.build(),
        ImmutableList.of(),
        ImmutableList.of());
  }

  private static CertificateRow row(String id, String name, CertificateRow.Issued issued) {
    return new CertificateRow(
        id, "0", name, "", 1_700_000_000, 1_700_000_000, "1", false, false, Optional.of(issued));
  }
}
