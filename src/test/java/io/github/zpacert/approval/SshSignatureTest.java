package io.github.zpacert.approval;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.instancio.junit.InstancioExtension;
import org.instancio.junit.InstancioSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(InstancioExtension.class)
class SshSignatureTest {

  private static final String MESSAGE = "sha256:00\n";
  private static final List<TestKey> KEYS =
      Arrays.stream(KeyType.values()).map(TestKey::of).toList();
  private static final TestKey KEY = KEYS.get(0);

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void isGoodForItsKeyAndItsMessageAlone(KeyType type) throws Exception {
    TestKey key = TestKey.of(type);

    SshSignature signature = parse(key.over(MESSAGE));

    assertTrue(signature.isBy(key.publicKey(), MESSAGE.getBytes(US_ASCII)));
    assertFalse(signature.isBy(key.publicKey(), "sha256:01\n".getBytes(US_ASCII)));
    assertFalse(signature.isBy(TestKey.of(type).publicKey(), MESSAGE.getBytes(US_ASCII)));
  }

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void isReadAndWrittenAsTheSameText(KeyType type) throws Exception {
    String text = TestKey.of(type).over(MESSAGE);

    assertEquals(text, parse(text).armored());
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyType.class,
      names = {"SK_ED25519", "SK_P256"})
  void ofASecurityKeyNeedsATouch(KeyType type) throws Exception {
    TestKey key = TestKey.of(type);
    SshSignature signature = parse(key.untouchedOver(MESSAGE));

    assertReason(
        "was made by a security key that nobody touched",
        () -> signature.isBy(key.publicKey(), MESSAGE.getBytes(US_ASCII)));
  }

  @Test
  void ofRsaWithSha1IsRefused() throws Exception {
    TestKey key = TestKey.of(KeyType.RSA);
    byte[] old = new WireWriter().text("ssh-rsa").string(new byte[256]).bytes();
    SshSignature signature = SshSignature.of(key.blob(), Statement.NAMESPACE, old);

    assertReason(
        "is of a kind that is not supported for ssh-rsa",
        () -> signature.isBy(key.publicKey(), new byte[0]));
  }

  @Test
  void withAnotherHashIsRefused() throws Exception {
    SshSignature signature = new SshSignature(KEY.blob(), Statement.NAMESPACE, "md5", new byte[0]);

    assertReason(
        "uses a hash other than sha256 and sha512",
        () -> signature.isBy(KEY.publicKey(), new byte[0]));
  }

  @ParameterizedTest
  @ValueSource(ints = {1024, 2047})
  void keysOfRsaMustBeLongEnough(int bits) {
    assertReason(
        "is an RSA key of " + bits + " bits, expected 2048 to 16384",
        () -> TestKey.rsa(bits).publicKey());
  }

  @Test
  void saysWhatIsWrongWithAText() {
    assertReason("is not an SSH signature", () -> parse("hello"));
    assertReason("is not an SSH signature", () -> parse(armored(new byte[20])));
    assertReason("has no END line", () -> parse("-----BEGIN SSH SIGNATURE-----\nAAAA\n"));
    assertReason("is not Base64", () -> parse(KEY.over(MESSAGE).replace("U1NI", "U1!I")));
    assertReason("is cut off", () -> parse(armored("SSHSIG\0\0\0\1".getBytes(US_ASCII))));
    assertReason(
        "is an SSH signature of another version than 1",
        () -> parse(armored("SSHSIG\0\0\0\2".getBytes(US_ASCII))));
  }

  @InstancioSource(samples = 80)
  @ParameterizedTest
  void thatSomebodyHasEditedIsRefusedAsDeclared(long seed) {
    Random random = new Random(seed);
    byte[] bytes = decoded(KEYS.get(random.nextInt(KEYS.size())).over(MESSAGE));
    for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
    }

    assertFalse(isGood(bytes));
    assertFalse(isGood(Arrays.copyOf(bytes, random.nextInt(bytes.length + 40))));
  }

  @InstancioSource(samples = 80)
  @ParameterizedTest
  void ofRandomBytesIsRefusedAsDeclared(long seed) {
    Random random = new Random(seed);
    byte[] bytes = new byte[random.nextInt(300)];
    random.nextBytes(bytes);
    byte[] key = new WireWriter()
        .text(KeyType.values()[random.nextInt(7)].word)
        .string(bytes)
        .string(bytes)
        .bytes();

    assertFalse(isGood(bytes));
    assertFalse(isGood(SshSignature.of(bytes, Statement.NAMESPACE, bytes)));
    assertFalse(isGood(SshSignature.of(key, Statement.NAMESPACE, bytes)));
    assertFalse(isGood(SshSignature.of(KEY.blob(), Statement.NAMESPACE, bytes)));
  }

  private static boolean isGood(byte[] bytes) {
    try {
      return isGood(parse(armored(bytes)));
    } catch (MalformedException e) {
      return false;
    }
  }

  private static boolean isGood(SshSignature signature) {
    try {
      SshPublicKey key = SshPublicKey.parse(signature.publicKey());
      return signature.namespace().equals(Statement.NAMESPACE)
          && signature.isBy(key, MESSAGE.getBytes(US_ASCII));
    } catch (MalformedException e) {
      return false;
    }
  }

  private static byte[] decoded(String text) {
    return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
  }

  private static SshSignature parse(String text) throws MalformedException {
    return SshSignature.parse(text.getBytes(US_ASCII));
  }

  private static String armored(byte[] bytes) {
    return "-----BEGIN SSH SIGNATURE-----\n" + Base64.getEncoder().encodeToString(bytes)
        + "\n-----END SSH SIGNATURE-----\n";
  }

  private static void assertReason(String reason, Executable reading) {
    assertEquals(reason, assertThrows(MalformedException.class, reading).reason());
  }
}
