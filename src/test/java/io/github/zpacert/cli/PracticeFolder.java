package io.github.zpacert.cli;

import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** A folder with a configuration of certificates in Default, and with their material. */
record PracticeFolder(Path path) {

  static final String SANDBOX = "cloud: sandbox";

  /**
   * Fills a folder.
   *
   * @param tenant the lines below {@code tenant:}, without indentation
   */
  static PracticeFolder of(Path path, String tenant, String... names) throws IOException {
    PracticeFolder folder = new PracticeFolder(path);
    Files.createDirectories(path.resolve("tls"));
    folder.configure(tenant, names);
    for (String name : names) {
      folder.renew(name);
    }
    return folder;
  }

  void configure(String tenant, String... names) throws IOException {
    StringBuilder yaml = new StringBuilder("version: 1\ntenant:\n");
    tenant.lines().forEach(line -> yaml.append("  ").append(line).append('\n'));
    yaml.append("certificates:\n");
    for (String name : names) {
      yaml.append("""
            - name: %1$s
              certificate: tls/%1$s.pem
              privateKey: tls/%1$s.key
          """.formatted(name));
    }
    Files.writeString(path.resolve("zpacert.yaml"), yaml);
  }

  /** Puts another certificate of another key in the place of a name's. */
  Issued renew(String name) throws IOException {
    Issued issued =
        TestCertificates.named(name).key(TestCertificates.newEcKey()).selfSigned();
    Files.writeString(path.resolve("tls/" + name + ".pem"), issued.pem());
    Files.writeString(path.resolve("tls/" + name + ".key"), issued.keyPem());
    return issued;
  }

  Path state() {
    return path.resolve("zpacert.state.json");
  }

  Path lock() {
    return path.resolve(".zpacert.state.json.lock");
  }

  Path lockInfo() {
    return path.resolve(".zpacert.state.json.lock.info");
  }

  /** Returns {@code host-1.example.com} and on. */
  static String[] hosts(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "host-%d.example.com".formatted(i))
        .toArray(String[]::new);
  }
}
