package io.github.zpacert.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.State;
import io.github.zpacert.state.StateException.Kind;
import java.util.Optional;

/** The bytes of a state where it is kept, and back: its JSON, encrypted if there is a key for that. */
public final class StateCodec {

  /** Encrypts nothing. */
  public static final StateCodec PLAIN = new StateCodec(Optional.empty());

  private final Optional<StateCipher> cipher;

  private StateCodec(Optional<StateCipher> cipher) {
    this.cipher = cipher;
  }

  /** Returns the codec that encrypts what it writes; it reads what is not encrypted as well. */
  public static StateCodec encrypting(StateCipher cipher) {
    return new StateCodec(Optional.of(cipher));
  }

  /** Returns the bytes to keep. */
  public byte[] encode(State state) throws StateException {
    String text = cipher.isPresent() ? cipher.get().encrypt(state) : StateJson.write(state);
    return text.getBytes(UTF_8);
  }

  /**
   * Reads what {@link #encode} has written.
   *
   * @param name names the place in messages
   * @throws StateException of {@link Kind#UNREADABLE} if it is no state, changed, or encrypted with another key
   */
  public State decode(byte[] content, String name) throws StateException {
    return stored(content, name).state();
  }

  /** Reads a state that somebody may have changed on purpose, which only one that is not encrypted can be. */
  public State decodeEdited(byte[] content, String name) throws StateException {
    Optional<EncryptedState> encrypted = EncryptedState.find(content, name);
    return encrypted.isEmpty()
        ? StateJson.readEdited(content, name)
        : decrypted(encrypted.get(), name);
  }

  /** Reads the same, with the version in which it is stored. */
  StoredState stored(byte[] content, String name) throws StateException {
    Optional<EncryptedState> encrypted = EncryptedState.find(content, name);
    return encrypted.isEmpty()
        ? StateJson.intact(content, name)
        : new StoredState(decrypted(encrypted.get(), name), StateJson.VERSION, Optional.empty());
  }

  private State decrypted(EncryptedState encrypted, String name) throws StateException {
    return cipher
        .orElseThrow(() -> new StateException(
            Kind.UNREADABLE,
            Problem.error(Position.of(name), "the state is encrypted")
                .withHint("name its passphrase or key under \"encryption\"")
                .toString()))
        .decrypt(encrypted, name);
  }
}
