package io.github.zpacert.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.State;
import io.github.zpacert.sandbox.Sandbox;
import io.github.zpacert.x509.PemCertificates;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that is true in a scene when nothing is under way: what the ZPA holds, from its own store, and
 * what the state says of it. Ids of certificates are told by what they are of, since they depend on the
 * order of uploads; stamps are left out.
 */
final class Picture {

  private static final String STAMPS = "\"(modifiedTime|modifiedBy|certificateName)\":\"[^\"]*\",?";

  private final Map<String, String> certificates = new TreeMap<>();
  private final Map<String, String> objects = new TreeMap<>();
  private final List<String> descriptions = new ArrayList<>();
  private final State state;

  private Picture(State state) {
    this.state = state;
  }

  static Picture of(Scene scene) throws Exception {
    Picture picture = new Picture(scene.state());
    JsonNode store = JsonMapper.shared().readTree(Files.readString(scene.store(), UTF_8));
    for (JsonNode row : store.path("certificates")) {
      picture.certificates.put(text(row, "id"), label(row));
      picture.descriptions.add(label(row) + " \"" + text(row, "description") + "\"");
    }
    try (Sandbox zpa = scene.open()) {
      for (JsonNode row : store.path("objects")) {
        String id = text(row, "id");
        picture.objects.put(id, zpa.object(id).replaceAll(STAMPS, ""));
      }
    }
    return picture;
  }

  private static String label(JsonNode row) throws Exception {
    String pem = text(row.path("issued"), "certificate");
    return text(row, "microtenantId") + "/" + text(row, "name") + "#"
        + Fingerprint.ofDer(PemCertificates.ders(pem).get(0)).shortened();
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asString("");
  }

  /** Returns the text of each segment and portal by its id, exactly as the ZPA keeps it but for the stamps. */
  Map<String, String> objects() {
    return objects;
  }

  /** Returns microtenant, name and fingerprint of each certificate by its id. */
  Map<String, String> certificates() {
    return certificates;
  }

  @Override
  public String toString() {
    return Stream.of(
            descriptions.stream().sorted(),
            objects.entrySet().stream().map(e -> e.getKey() + " " + labelled(e.getValue())),
            state.resources().values().stream().map(this::entry),
            state.journal().stream().map(i -> "open: " + i))
        .flatMap(lines -> lines)
        .collect(joining("\n"));
  }

  private String labelled(String json) {
    String labelled = json;
    for (Map.Entry<String, String> certificate : certificates.entrySet()) {
      labelled = labelled.replace(
          "\"certificateId\":\"" + certificate.getKey() + "\"",
          "\"certificateId\":\"" + certificate.getValue() + "\"");
    }
    return labelled;
  }

  private String entry(Owned owned) {
    return owned.address() + " is " + label(owned.id()) + " with "
        + owned.fingerprint().shortened() + " \"" + owned.description() + "\""
        + owned.staged().map(s -> " staged " + label(s.id())).orElse("")
        + owned.retired().stream()
            .map(r -> " retired " + label(r.id()) + " as " + r.name())
            .collect(joining());
  }

  private String label(String id) {
    return certificates.getOrDefault(id, "nothing that is there");
  }
}
