package io.github.zpacert.material;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableMap;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.KeyPair;
import io.github.zpacert.diag.ProblemException;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.instancio.junit.InstancioExtension;
import org.instancio.junit.InstancioSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

@ExtendWith(InstancioExtension.class)
class SshSigningKeyTest {

  private static final String PASSPHRASE = "correct höst";
  private static final String UNFIT =
      "key is not a private key that can sign here, expected Ed25519, ECDSA or RSA in OpenSSH's form"
          + " (for a key in an agent or on hardware, \"zpacert approve FILE --print\" shows how to sign)";

  @TempDir
  private Path folder;

  private KeyPair pair;

  @BeforeEach
  void makeKey() throws Exception {
    pair = KeyPair.genKeyPair(new JSch(), KeyPair.ED25519, 256);
  }

  private String text(Optional<String> passphrase) throws Exception {
    var out = new ByteArrayOutputStream();
    pair.writeOpenSSHv1PrivateKey(out, passphrase.map(p -> p.getBytes(UTF_8)).orElse(null));
    return out.toString(UTF_8);
  }

  private SshSigningKey open(String text, Optional<String> passphrase) throws Exception {
    Files.writeString(folder.resolve("key"), text);
    var reader = new SourceReader(
        passphrase.map(p -> ImmutableMap.of("PASSPHRASE", p)).orElse(ImmutableMap.of()),
        Duration.ofSeconds(1));
    return SshSigningKey.open(
        new Source.OfFile(folder.resolve("key"), "key"),
        passphrase.map(p -> new Source.OfEnv("PASSPHRASE")),
        reader);
  }

  private void assertRefused(String message, String text, Optional<String> passphrase) {
    ProblemException refusal =
        assertThrows(ProblemException.class, () -> open(text, passphrase).close());

    assertEquals(message, refusal.getMessage());
  }

  @Test
  void opensAKeyAndSaysNothingOfIt() throws Exception {
    try (SshSigningKey key = open(text(Optional.empty()), Optional.empty())) {
      assertArrayEquals(pair.getPublicKeyBlob(), key.publicKey());
      assertEquals("***", key.toString());
    }
  }

  @Test
  void opensAnEncryptedKeyWithItsPassphrase() throws Exception {
    try (SshSigningKey key = open(text(Optional.of(PASSPHRASE)), Optional.of(PASSPHRASE))) {
      byte[] signature = key.sign(new byte[] {1});

      assertArrayEquals(pair.getSignature(new byte[] {1}, "ssh-ed25519"), signature);
    }
  }

  @Test
  void saysWhyAnEncryptedKeyStaysClosed() throws Exception {
    String encrypted = text(Optional.of(PASSPHRASE));

    assertRefused(
        "key: the key is encrypted, and there is no passphrase"
            + " (say --passphrase env:NAME or --passphrase file:PATH)",
        encrypted,
        Optional.empty());
    assertRefused("key: wrong passphrase", encrypted, Optional.of("wrong"));
  }

  @Test
  void saysWhatIsNoKey() {
    assertRefused(UNFIT, "hello", Optional.empty());
    assertRefused(UNFIT, "", Optional.empty());
    assertRefused(UNFIT, "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA me", Optional.empty());
  }

  @Test
  void saysWhereNoKeyIs() {
    ProblemException refusal = assertThrows(
        ProblemException.class,
        () -> SshSigningKey.open(
            new Source.OfFile(folder.resolve("none"), "none"),
            Optional.empty(),
            new SourceReader(ImmutableMap.of(), Duration.ofSeconds(1))));

    assertEquals("none does not exist", refusal.getMessage());
  }

  @InstancioSource(samples = 50)
  @ParameterizedTest
  void saysNothingOfADamagedKey(long seed) throws Exception {
    var random = new Random(seed);
    String whole = text(Optional.empty());
    var damaged = new StringBuilder(whole);
    for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
      damaged.setCharAt(random.nextInt(damaged.length()), (char) (' ' + random.nextInt(95)));
    }

    try {
      open(damaged.toString(), Optional.empty()).close();
    } catch (ProblemException e) {
      for (int i = 40; i + 16 < whole.length(); i++) {
        assertFalse(String.valueOf(e.getMessage()).contains(whole.substring(i, i + 16)));
      }
    }
  }
}
