package io.github.zpacert.material;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.model.Secret;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A private key in OpenSSH's or a PEM form, able to sign, overwritten on closing. Says {@code ***} of itself. */
public final class SshSigningKey implements AutoCloseable {

  private static final String ELSEWHERE =
      "for a key in an agent or on hardware, \"zpacert approve FILE --print\" shows how to sign";

  private final KeyPair pair;

  private SshSigningKey(KeyPair pair) {
    this.pair = pair;
  }

  /**
   * Reads a key. The caller closes it.
   *
   * @param passphrase read only when the key is encrypted
   */
  public static SshSigningKey open(Source source, Optional<Source> passphrase, SourceReader reader)
      throws ProblemException {
    try {
      byte[] text = reader.bytes(source);
      try {
        return new SshSigningKey(decrypted(parse(text, source), source, passphrase, reader));
      } finally {
        Arrays.fill(text, (byte) 0);
      }
    } catch (SourceException e) {
      throw new ProblemException(e.problem());
    }
  }

  private static KeyPair parse(byte[] text, Source source) throws SourceException {
    try {
      KeyPair pair = KeyPair.load(new JSch(), text, null);
      if (pair.getKeyType() != KeyPair.UNKNOWN && pair.getKeyType() != KeyPair.ERROR) {
        return pair;
      }
    } catch (JSchException | RuntimeException e) {
      // not kept, for it may quote the key; the parser throws both at hostile input
    }
    throw SourceException.unfit(source.describe()
            + " is not a private key that can sign here, expected Ed25519, ECDSA or RSA in"
            + " OpenSSH's form")
        .withHint(ELSEWHERE);
  }

  private static KeyPair decrypted(
      KeyPair pair, Source source, Optional<Source> passphrase, SourceReader reader)
      throws SourceException {
    if (!pair.isEncrypted()) {
      return pair;
    }
    if (passphrase.isEmpty()) {
      throw SourceException.unfit(
              source.describe() + ": the key is encrypted, and there is no passphrase")
          .withHint("say --passphrase env:NAME or --passphrase file:PATH");
    }
    try (Secret secret = passphrase(passphrase.get(), reader)) {
      decrypt(pair, secret, source);
      return pair;
    }
  }

  private static Secret passphrase(Source source, SourceReader reader) throws SourceException {
    try {
      return reader.password(source);
    } catch (SourceException e) {
      throw e.asked("passphrase");
    }
  }

  private static void decrypt(KeyPair pair, Secret passphrase, Source source)
      throws SourceException {
    byte[] bytes = utf8(passphrase.reveal());
    try {
      if (!pair.decrypt(bytes)) {
        throw SourceException.unfit(source.describe() + ": wrong passphrase");
      }
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static byte[] utf8(char[] chars) {
    byte[] longest = new byte[chars.length * 4];
    ByteBuffer encoded = ByteBuffer.wrap(longest);
    StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(chars), encoded, true);
    byte[] bytes = Arrays.copyOf(longest, encoded.position());
    Arrays.fill(longest, (byte) 0);
    return bytes;
  }

  /** Returns the public key in SSH's form. */
  public byte[] publicKey() {
    return pair.getPublicKeyBlob();
  }

  /** Returns the signature in SSH's form, of the kind that {@code ssh-keygen} makes with such a key. */
  public byte[] sign(byte[] data) {
    String kind = pair.getKeyType() == KeyPair.RSA ? "rsa-sha2-512" : pair.getKeyTypeString();
    byte[] signature = pair.getSignature(data, kind);
    if (signature == null) {
      throw new IllegalStateException("a key of type " + kind + " did not sign");
    }
    return signature;
  }

  @Override
  public void close() {
    pair.dispose();
  }

  @Override
  public String toString() {
    return "***";
  }
}
