package io.github.zpacert.config;

import io.github.zpacert.material.CertificateSources;
import io.github.zpacert.material.Source;
import java.util.Optional;

/** Reads where an entry's certificate, private key and passphrase come from. */
final class EntrySources {

  private final Fields entry;
  private final SourceReader reader;

  EntrySources(Fields entry) {
    this.entry = entry;
    this.reader = new SourceReader(entry.reading());
  }

  /** Returns the sources, or nothing after reporting what is wrong with them. */
  Optional<CertificateSources> read() {
    CertificateReader.require(entry, "certificate");
    Optional<Source> certificate =
        entry.value("certificate").flatMap(n -> reader.read(n, SourceReader.CERTIFICATE));
    Optional<Source> privateKey =
        entry.value("privateKey").flatMap(n -> reader.read(n, SourceReader.PRIVATE_KEY));
    Optional<Source> passphrase = passphrase(privateKey.or(() -> certificate));
    boolean complete = privateKey.isPresent() == entry.has("privateKey");
    return complete
        ? certificate.map(
            c -> new CertificateSources(c, privateKey, passphrase, entry.at("certificate")))
        : Optional.empty();
  }

  private Optional<Source> passphrase(Optional<Source> key) {
    Optional<Fields> holder = holder();
    Optional<Source> passphrase = holder
        .flatMap(f -> f.value("passphrase"))
        .flatMap(n -> reader.read(n, SourceReader.PASSPHRASE));
    if (holder.isPresent() && key.orElse(null) instanceof Source.OfKeystore) {
      holder.ifPresent(f -> entry
          .problems()
          .error(
              f.keyAt("passphrase"),
              "a keystore has no \"passphrase\"",
              "its key opens with the keystore's \"password\""));
    }
    return passphrase;
  }

  /** Returns the mapping that holds the passphrase: the private key's, or the entry. */
  private Optional<Fields> holder() {
    Optional<Fields> inner = entry
        .value("privateKey")
        .filter(Yaml.Mapping.class::isInstance)
        .map(Yaml.Mapping.class::cast)
        .map(m -> new Fields(m, entry.reading()))
        .filter(f -> f.has("passphrase"));
    if (inner.isPresent() && entry.has("passphrase")) {
      entry
          .problems()
          .error(
              entry.keyAt("passphrase"),
              "\"passphrase\" stands at " + inner.get().keyAt("passphrase") + " already",
              "write one of them");
    }
    return inner.or(() -> Optional.of(entry).filter(e -> e.has("passphrase")));
  }
}
