package io.github.zpacert.approval;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import io.github.zpacert.x509.PemBlock;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A detached signature as {@code ssh-keygen -Y sign} makes it (OpenSSH's PROTOCOL.sshsig).
 *
 * @param publicKey whose it claims to be, in SSH's form
 * @param namespace what it was made for, so that no signature can be taken for one of another purpose
 * @param hash of the message, which alone is signed: sha256 or sha512
 * @param signature its kind and its bytes, in SSH's form
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SshSignature(byte[] publicKey, String namespace, String hash, byte[] signature) {

  private static final byte[] MAGIC = "SSHSIG".getBytes(US_ASCII);
  private static final int VERSION = 1;
  private static final String LABEL = "SSH SIGNATURE";
  private static final int LINE = 70;

  /** What {@code ssh-keygen} uses. */
  private static final String USUAL_HASH = "sha512";

  /** Returns what a key must sign for a message. */
  public static byte[] toBeSigned(String namespace, byte[] message) {
    return toBeSigned(namespace, USUAL_HASH, Hashing.sha512(), message);
  }

  /** Returns a signature over what {@link #toBeSigned} says. */
  public static SshSignature of(byte[] publicKey, String namespace, byte[] signature) {
    return new SshSignature(publicKey, namespace, USUAL_HASH, signature);
  }

  /** Reads the text of a signature. */
  public static SshSignature parse(byte[] text) throws MalformedException {
    PemBlock block = PemBlock.scan(text).stream()
        .filter(b -> b.label().equals(LABEL))
        .findFirst()
        .orElseThrow(() -> new MalformedException("is not an SSH signature"));
    try {
      return ofBytes(block.decode());
    } catch (CertificateException e) {
      throw new MalformedException(String.valueOf(e.getMessage()));
    }
  }

  private static SshSignature ofBytes(byte[] bytes) throws MalformedException {
    WireReader reader = new WireReader(bytes);
    if (!Arrays.equals(reader.bytes(MAGIC.length), MAGIC)) {
      throw new MalformedException("is not an SSH signature");
    }
    if (reader.uint32() != VERSION) {
      throw new MalformedException("is an SSH signature of another version than " + VERSION);
    }
    byte[] publicKey = reader.string();
    String namespace = reader.text();
    reader.string(); // reserved
    SshSignature parsed = new SshSignature(publicKey, namespace, reader.text(), reader.string());
    reader.end();
    return parsed;
  }

  /** Whether the key made it over the message. */
  boolean isBy(SshPublicKey key, byte[] message) throws MalformedException {
    HashFunction function = switch (hash) {
      case "sha256" -> Hashing.sha256();
      case "sha512" -> Hashing.sha512();
      default -> throw new MalformedException("uses a hash other than sha256 and sha512");
    };
    return key.verifies(signature, toBeSigned(namespace, hash, function, message));
  }

  private static byte[] toBeSigned(
      String namespace, String hash, HashFunction function, byte[] message) {
    return new WireWriter()
        .raw(MAGIC)
        .text(namespace)
        .text("")
        .text(hash)
        .string(function.hashBytes(message).asBytes())
        .bytes();
  }

  /** Returns the text of a file, as {@code ssh-keygen} writes it. */
  public String armored() {
    byte[] bytes = new WireWriter()
        .raw(MAGIC)
        .uint32(VERSION)
        .string(publicKey)
        .text(namespace)
        .text("")
        .text(hash)
        .string(signature)
        .bytes();
    StringBuilder out = new StringBuilder("-----BEGIN " + LABEL + "-----\n");
    String base64 = Base64.getEncoder().encodeToString(bytes);
    for (int i = 0; i < base64.length(); i += LINE) {
      out.append(base64, i, Math.min(base64.length(), i + LINE)).append('\n');
    }
    return out.append("-----END " + LABEL + "-----\n").toString();
  }
}
