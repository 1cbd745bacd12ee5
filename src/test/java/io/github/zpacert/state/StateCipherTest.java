package io.github.zpacert.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.model.Secret;
import io.github.zpacert.model.State;
import io.github.zpacert.state.StateException.Kind;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateCipherTest {

  private static final String KEY =
      "00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF";
  private static final State STATE = States.state(7, "portal");

  @Test
  void readsBackWhatItHasEncrypted() throws Exception {
    StateCodec codec = keyed(KEY);
    for (int seed = 0; seed < 50; seed++) {
      State state = States.random(new SplittableRandom(seed));

      byte[] stored = codec.encode(state);

      assertEquals(state, codec.decode(stored, "s"), "seed " + seed);
    }
  }

  @Test
  void derivesAKeyFromAPassphraseAndKeepsItsSaltForARun() throws Exception {
    StateCodec one = StateCodec.encrypting(StateCipher.ofPassphrase(Secret.of("correct horse")));
    StateCodec other = StateCodec.encrypting(StateCipher.ofPassphrase(Secret.of("correct horse")));

    byte[] first = one.encode(STATE);
    byte[] second = one.encode(STATE);

    assertEquals(STATE, other.decode(first, "s"));
    assertEquals(salt(first), salt(second));
    assertNotEquals(text(first), text(second));
    assertNotEquals(salt(first), salt(freshlySalted()));
  }

  private static byte[] freshlySalted() throws StateException {
    return StateCodec.encrypting(StateCipher.ofPassphrase(Secret.of("correct horse")))
        .encode(STATE);
  }

  @Test
  void leavesSerialAndLineageToRead() throws Exception {
    String stored = text(keyed(KEY).encode(STATE));

    assertTrue(stored.contains("\"serial\": 7,"), stored);
    assertTrue(stored.contains("\"lineage\": \"lineage-a\""), stored);
    assertFalse(stored.contains("portal"), stored);
    StateSchema.assertAllows(stored);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"serial\": 7|\"serial\": 8",
        "\"lineage\": \"lineage-a\"|\"lineage\": \"lineage-b\"",
        "\"derivation\": \"none\"|\"derivation\": \"PBKDF2-HMAC-SHA256:600000\"",
        "\"nonce\": \"|\"nonce\": \"AA",
        "\"data\": \"|\"data\": \"AAAA"
      })
  void readsNothingThatSomebodyElseHasChanged(String change) throws Exception {
    String[] parts = change.split("\\|");
    String stored = text(keyed(KEY).encode(STATE));
    String changed = stored.replace(parts[0], parts[1]);
    assertNotEquals(stored, changed);

    var e =
        assertThrows(StateException.class, () -> keyed(KEY).decode(changed.getBytes(UTF_8), "s"));

    assertEquals(Kind.UNREADABLE, e.kind());
  }

  @Test
  void saysWhenTheKeyIsAnotherOne() throws Exception {
    byte[] stored = keyed(KEY).encode(STATE);

    var e =
        assertThrows(StateException.class, () -> keyed(KEY.replace('0', '1')).decode(stored, "s"));

    assertEquals(
        "s: the state cannot be decrypted: it was encrypted with another key, or has been changed since",
        e.reason());
  }

  @Test
  void asksForAKeyWhereThereIsNone() throws Exception {
    byte[] stored = keyed(KEY).encode(STATE);

    var e = assertThrows(StateException.class, () -> StateCodec.PLAIN.decode(stored, "s"));

    assertEquals(
        "s: the state is encrypted (name its passphrase or key under \"encryption\")", e.reason());
  }

  @Test
  void readsWhatIsNotEncryptedYet() throws Exception {
    assertEquals(STATE, keyed(KEY).decode(StateCodec.PLAIN.encode(STATE), "s"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "AAAA", "not base64 !", "zz"})
  void refusesWhatIsNoKeyAndDoesNotQuoteIt(String key) {
    var e = assertThrows(StateException.class, () -> StateCipher.ofKey(Secret.of(key)));

    assertEquals(
        "encryption.key is not 32 bytes in Base64 or hexadecimal (make one with: openssl rand -base64 32)",
        e.reason());
  }

  @Test
  void takesAKeyInBase64() throws Exception {
    byte[] stored = keyed(KEY).encode(STATE);

    assertEquals(
        STATE, keyed("ABEiM0RVZneImaq7zN3u/wARIjNEVWZ3iJmqu8zd7v8=\n").decode(stored, "s"));
  }

  private static StateCodec keyed(String key) throws StateException {
    return StateCodec.encrypting(StateCipher.ofKey(Secret.of(key)));
  }

  private static String text(byte[] stored) {
    return new String(stored, UTF_8);
  }

  private static String salt(byte[] stored) {
    return text(stored).replaceFirst("(?s).*\"salt\": \"([^\"]*)\".*", "$1");
  }
}
