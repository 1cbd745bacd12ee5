package io.github.zpacert.config;

import com.google.common.collect.ImmutableSet;
import java.util.Optional;

/** Reads {@code encryption}. */
final class EncryptionReader {

  private static final String PASSPHRASE = "passphrase";
  private static final String KEY = "key";
  private static final ImmutableSet<String> KEYS = ImmutableSet.of(PASSPHRASE, KEY);

  private EncryptionReader() {}

  /** Returns what is written; nothing if nothing is, or it is wrong and reported. */
  static Optional<Encryption> read(Fields fields) {
    fields.refuseUnknown(KEYS);
    boolean isPassphrase = fields.has(PASSPHRASE);
    if (isPassphrase == fields.has(KEY)) {
      fields
          .problems()
          .error(
              fields.at(),
              "\"encryption\" must have exactly one of passphrase, key, not "
                  + (isPassphrase ? "both" : "none"));
      return Optional.empty();
    }
    String key = isPassphrase ? PASSPHRASE : KEY;
    return fields
        .value(key)
        .flatMap(node -> new SourceReader(fields.reading())
            .read(node, isPassphrase ? SourceReader.PASSPHRASE : SourceReader.KEY))
        .map(source -> new Encryption(isPassphrase, source, fields.at(key)));
  }
}
