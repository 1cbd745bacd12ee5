package io.github.zpacert.material;

import com.google.common.collect.ImmutableList;

/** The kinds of keys that throw-away certificates can have. */
public enum KeyType {
  /** What ZPA's own papers show. */
  RSA_2048("-keyalg", "RSA", "-keysize", "2048"),
  /** Quicker to make. */
  EC_P256("-keyalg", "EC", "-groupname", "secp256r1");

  private final ImmutableList<String> options;

  KeyType(String... options) {
    this.options = ImmutableList.copyOf(options);
  }

  /** Returns what keytool must be told. */
  ImmutableList<String> options() {
    return options;
  }
}
