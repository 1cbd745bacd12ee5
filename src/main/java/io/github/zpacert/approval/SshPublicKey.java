package io.github.zpacert.approval;

import com.google.common.hash.Hashing;
import com.google.common.primitives.Bytes;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** A public key in OpenSSH's form, equal to another when every byte is. */
public final class SshPublicKey {

  private static final int TOUCHED = 1;

  private final byte[] blob;
  private final KeyType type;
  private final PublicKey key;
  private final byte[] application; // of a security key, else empty

  private SshPublicKey(byte[] blob, KeyType type, PublicKey key, byte[] application) {
    this.blob = blob;
    this.type = type;
    this.key = key;
    this.application = application;
  }

  /** Reads a key: the bytes that stand as Base64 in a {@code .pub} file. */
  public static SshPublicKey parse(byte[] blob) throws MalformedException {
    WireReader reader = new WireReader(blob);
    KeyType type = KeyType.of(reader.text())
        .orElseThrow(() -> new MalformedException("is of a type that is not supported"));
    PublicKey key = PublicKeys.read(type, reader);
    byte[] application = type.isOnSecurityKey() ? reader.string() : new byte[0];
    reader.end();
    return new SshPublicKey(blob.clone(), type, key, application);
  }

  /** Returns the type as OpenSSH calls it: {@code ssh-ed25519}. */
  public String type() {
    return type.word;
  }

  /** Returns the fingerprint as OpenSSH shows it: {@code SHA256:} and Base64. */
  public String fingerprint() {
    byte[] hash = Hashing.sha256().hashBytes(blob).asBytes();
    return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
  }

  /** Returns the beginning of the fingerprint in hexadecimal, fit for a file's name. */
  public String shortName() {
    return Hashing.sha256().hashBytes(blob).toString().substring(0, 8);
  }

  /** Whether the key has made the signature over the bytes; a security key must have been touched for it. */
  boolean verifies(byte[] signature, byte[] signed) throws MalformedException {
    WireReader reader = new WireReader(signature);
    Optional<String> algorithm = type.signature(reader.text());
    if (algorithm.isEmpty()) {
      throw new MalformedException("is of a kind that is not supported for " + type.word);
    }
    byte[] value = reader.string();
    if (!type.isOnSecurityKey()) {
      reader.end();
      return verifies(algorithm.get(), value, signed);
    }
    byte flags = reader.bytes(1)[0];
    byte[] counter = reader.bytes(Integer.BYTES);
    reader.end();
    if ((flags & TOUCHED) == 0) {
      throw new MalformedException("was made by a security key that nobody touched");
    }
    byte[] attested =
        Bytes.concat(sha256(application), new byte[] {flags}, counter, sha256(signed));
    return verifies(algorithm.get(), value, attested);
  }

  private boolean verifies(String algorithm, byte[] value, byte[] signed)
      throws MalformedException {
    try {
      Signature verifier = Signature.getInstance(algorithm);
      verifier.initVerify(key);
      verifier.update(signed);
      return verifier.verify(key instanceof ECPublicKey ec ? joined(value, ec) : value);
    } catch (GeneralSecurityException e) { // of another length than the key's
      return false;
    }
  }

  /** SSH has both numbers of an ECDSA signature one by one, the JDK at a fixed length behind each other. */
  private static byte[] joined(byte[] value, ECPublicKey ec) throws MalformedException {
    WireReader reader = new WireReader(value);
    int length = PublicKeys.length(ec.getParams());
    byte[] joined = Bytes.concat(padded(reader.number(), length), padded(reader.number(), length));
    reader.end();
    return joined;
  }

  private static byte[] padded(BigInteger number, int length) throws MalformedException {
    byte[] bytes = number.toByteArray();
    if (number.bitLength() > length * Byte.SIZE) {
      throw new MalformedException("holds a number that is too large");
    }
    byte[] padded = new byte[length];
    int kept = Math.min(bytes.length, length); // a sign bit may have a byte of its own
    System.arraycopy(bytes, bytes.length - kept, padded, length - kept, kept);
    return padded;
  }

  private static byte[] sha256(byte[] bytes) {
    return Hashing.sha256().hashBytes(bytes).asBytes();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SshPublicKey that && Arrays.equals(blob, that.blob);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(blob);
  }

  @Override
  public String toString() {
    return type.word + " " + fingerprint();
  }
}
