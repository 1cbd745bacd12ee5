package io.github.zpacert.approval;

import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of keys that may approve. */
enum KeyType {
  ED25519("ssh-ed25519", "", "Ed25519"),
  RSA("ssh-rsa", "", ""),
  P256("ecdsa-sha2-nistp256", "secp256r1", "SHA256withECDSAinP1363Format"),
  P384("ecdsa-sha2-nistp384", "secp384r1", "SHA384withECDSAinP1363Format"),
  P521("ecdsa-sha2-nistp521", "secp521r1", "SHA512withECDSAinP1363Format"),
  /** Ed25519 on a security key. */
  SK_ED25519("sk-ssh-ed25519@openssh.com", "", "Ed25519"),
  /** P-256 on a security key. */
  SK_P256("sk-ecdsa-sha2-nistp256@openssh.com", "secp256r1", "SHA256withECDSAinP1363Format");

  /** RSA signs with what the signature says; SHA-1, which {@code ssh-rsa} stands for, is not among it. */
  private static final ImmutableMap<String, String> RSA_SIGNATURES =
      ImmutableMap.of("rsa-sha2-256", "SHA256withRSA", "rsa-sha2-512", "SHA512withRSA");

  /** As OpenSSH calls it. */
  final String word;

  /** As the JDK calls it; empty where there is none. */
  final String curve;

  private final String signature;

  KeyType(String word, String curve, String signature) {
    this.word = word;
    this.curve = curve;
    this.signature = signature;
  }

  static Optional<KeyType> of(String word) {
    return Arrays.stream(values()).filter(t -> t.word.equals(word)).findFirst();
  }

  boolean isOnSecurityKey() {
    return this == SK_ED25519 || this == SK_P256;
  }

  /** Returns the JDK's name of what a kind of signature is verified with, or nothing when it is not this key's. */
  Optional<String> signature(String kind) {
    return this == RSA
        ? Optional.ofNullable(RSA_SIGNATURES.get(kind))
        : Optional.of(signature).filter(s -> kind.equals(word));
  }
}
