package io.github.zpacert.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.zpacert.model.Secret;
import io.github.zpacert.model.State;
import io.github.zpacert.state.StateException.Kind;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts states with AES-256-GCM, so that who can read the place where one is kept learns nothing but
 * its serial and lineage, and who can write there cannot change it unnoticed.
 */
public final class StateCipher {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int TAG_BITS = 128;
  private static final int NONCE_BYTES = 12;

  private final CipherKey key;
  private final SecureRandom random;

  StateCipher(CipherKey key, SecureRandom random) {
    this.key = key;
    this.random = random;
  }

  /** Derives the key from a passphrase, slowly. */
  public static StateCipher ofPassphrase(Secret passphrase) {
    return new StateCipher(CipherKey.ofPassphrase(passphrase), new SecureRandom());
  }

  /**
   * Takes the key itself: 32 bytes in Base64 or hexadecimal.
   *
   * @throws StateException if it is not that
   */
  public static StateCipher ofKey(Secret key) throws StateException {
    return new StateCipher(CipherKey.ofBytes(key), new SecureRandom());
  }

  /** Returns the text that is stored. */
  String encrypt(State state) throws StateException {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] salt = key.salt(random);
    EncryptedState.Parameters parameters =
        new EncryptedState.Parameters(key.derivation(), encoded(salt), encoded(nonce));
    EncryptedState header = new EncryptedState(state.serial(), state.lineage(), parameters, "");
    byte[] plain = StateJson.write(state).getBytes(UTF_8);
    try {
      return header
          .with(encoded(run(Cipher.ENCRYPT_MODE, header, salt, nonce, plain)))
          .write();
    } catch (GeneralSecurityException e) {
      throw new StateException(
          Kind.FAILED, "the state cannot be encrypted: this Java lacks AES-256-GCM", e);
    }
  }

  /**
   * Returns the state in a text that {@link EncryptedState#find} has recognised.
   *
   * @param name names the text in messages
   * @throws StateException if it was encrypted with another key, or has been changed since
   */
  State decrypt(EncryptedState encrypted, String name) throws StateException {
    EncryptedState.Parameters parameters = encrypted.parameters();
    byte[] plain;
    try {
      plain = run(
          Cipher.DECRYPT_MODE,
          encrypted,
          decoded(parameters.salt()),
          decoded(parameters.nonce()),
          decoded(encrypted.data()));
    } catch (IllegalArgumentException e) {
      throw new StateException(Kind.UNREADABLE, name + ": the encrypted state is not Base64");
    } catch (GeneralSecurityException e) {
      // its message tells nothing that a user could act on
      throw new StateException(
          Kind.UNREADABLE,
          name
              + ": the state cannot be decrypted: it was encrypted with another key, or has been changed since");
    }
    State state = StateJson.read(plain, name);
    if (state.serial() != encrypted.serial() || !state.lineage().equals(encrypted.lineage())) {
      throw new StateException(
          Kind.UNREADABLE, name + ": the encrypted state is not the one that it says it is");
    }
    return state;
  }

  private byte[] run(int mode, EncryptedState header, byte[] salt, byte[] nonce, byte[] input)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    SecretKeySpec secret =
        new SecretKeySpec(key.bytes(header.parameters().derivation(), salt), "AES");
    cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(header.authenticated().getBytes(UTF_8));
    return cipher.doFinal(input);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] decoded(String text) {
    return Base64.getDecoder().decode(text);
  }
}
