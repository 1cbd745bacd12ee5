package io.github.zpacert.cli;

import com.google.common.collect.ImmutableSet;
import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Issued;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A folder with {@code zpacert.yaml} and what it names, in short words. Every edit is in the files at once.
 *
 * <p>Certificates are self-signed with one key for all, and are told apart by their serial numbers.
 */
final class Project {

  private final Path directory;
  private final Map<String, String> tenant = new LinkedHashMap<>();
  private final Map<String, String> state = new LinkedHashMap<>();
  private final Map<String, String> policy = new LinkedHashMap<>();
  private final Map<String, String> rotation = new LinkedHashMap<>();
  private final Map<String, String> drift = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> certificates = new LinkedHashMap<>();
  private int lastSerial;
  private String evidence = "";

  Project(Path directory) throws IOException {
    this.directory = directory;
    tenant.put("cloud", "sandbox");
    tenant.put("customerId", "\"216196257331281920\"");
    // keys take long to make, and all certificates of a test have the same one
    policy.put("gates", "{key-reuse: off}");
    Files.createDirectories(file("tls"));
    write();
  }

  Path file(String path) {
    return directory.resolve(path);
  }

  Project tenant(String key, String value) throws IOException {
    tenant.put(key, value);
    return write();
  }

  Project state(String key, String value) throws IOException {
    state.put(key, value);
    return write();
  }

  Project policy(String key, String value) throws IOException {
    policy.put(key, value);
    return write();
  }

  Project rotation(String key, String value) throws IOException {
    rotation.put(key, value);
    return write();
  }

  /** Accepts drift, by entries in YAML's short form. */
  Project accept(String... entries) throws IOException {
    drift.put("accept", "[" + String.join(", ", entries) + "]");
    return write();
  }

  /** Asks for evidence, in YAML. */
  Project evidence(String value) throws IOException {
    evidence = "evidence: " + value + "\n";
    return write();
  }

  /** Declares certificates, and makes their files. */
  Project add(String... names) throws IOException {
    for (String name : names) {
      renew(name);
      declare(name);
    }
    return write();
  }

  /** Declares a certificate whose files are somebody else's affair. */
  Project declare(String name) throws IOException {
    Map<String, String> entry = new LinkedHashMap<>();
    entry.put("name", name);
    entry.put("certificate", "tls/" + name + ".pem");
    entry.put("privateKey", "tls/" + name + ".key");
    certificates.put(name, entry);
    return write();
  }

  /** Sets a key of an entry, in YAML. */
  Project set(String name, String key, String value) throws IOException {
    certificates.get(name).put(key, value);
    return write();
  }

  ImmutableSet<String> names() {
    return ImmutableSet.copyOf(certificates.keySet());
  }

  /** Returns what an entry says, or nothing where it says nothing. */
  String get(String name, String key) {
    return certificates.get(name).getOrDefault(key, "");
  }

  Project drop(String... names) throws IOException {
    for (String name : names) {
      certificates.remove(name);
    }
    return write();
  }

  /** The same entry and files under another name. */
  Project rename(String from, String to) throws IOException {
    Map<String, String> entry = certificates.remove(from);
    declare(to);
    for (String end : List.of(".pem", ".key")) {
      Files.move(file("tls/" + from + end), file("tls/" + to + end));
    }
    if (entry.containsKey("description")) {
      set(to, "description", entry.get("description"));
    }
    return set(to, "previousName", from);
  }

  /** A new certificate for the same name and key. */
  Project renew(String name) throws IOException {
    return material(name, certificate(name).selfSigned());
  }

  /** The beginning of a certificate that no other in this project is equal to. */
  TestCertificates.Recipe certificate(String name) {
    lastSerial++;
    return TestCertificates.named(name)
        .key(TestCertificates.rsaKey())
        .serial(BigInteger.valueOf(lastSerial));
  }

  Project material(String name, Issued issued) throws IOException {
    Files.writeString(file("tls/" + name + ".pem"), issued.pem());
    Files.writeString(file("tls/" + name + ".key"), issued.keyPem());
    return this;
  }

  /** Nobody has the keys here. */
  Project withoutKeys() throws IOException {
    for (String name : certificates.keySet()) {
      Files.deleteIfExists(file("tls/" + name + ".key"));
    }
    return this;
  }

  private Project write() throws IOException {
    StringBuilder yaml = new StringBuilder("version: 1\n");
    section(yaml, "tenant", tenant);
    section(yaml, "state", state);
    section(yaml, "rotation", rotation);
    yaml.append("certificates:").append(certificates.isEmpty() ? " []" : "").append('\n');
    certificates.values().forEach(entry -> {
      String lead = "  - ";
      for (Map.Entry<String, String> line : entry.entrySet()) {
        yaml.append(lead)
            .append(line.getKey())
            .append(": ")
            .append(line.getValue())
            .append('\n');
        lead = "    ";
      }
    });
    // last, so that it moves no certificate
    section(yaml, "policy", policy);
    section(yaml, "drift", drift);
    yaml.append(evidence);
    Files.writeString(file("zpacert.yaml"), yaml);
    return this;
  }

  private static void section(StringBuilder yaml, String name, Map<String, String> lines) {
    if (!lines.isEmpty()) {
      yaml.append(name).append(":\n");
      lines.forEach((k, v) -> yaml.append("  ").append(k).append(": ").append(v).append('\n'));
    }
  }
}
