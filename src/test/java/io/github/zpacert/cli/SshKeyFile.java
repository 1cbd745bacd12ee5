package io.github.zpacert.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.KeyPair;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes somebody's SSH key. */
final class SshKeyFile {

  private SshKeyFile() {}

  /** Writes a new private key to {@code NAME.key}, and returns the public one. */
  static String in(Path directory, String name) throws Exception {
    return in(directory, name, "");
  }

  /** The same, of a key that is encrypted unless the passphrase is empty. */
  static String in(Path directory, String name, String passphrase) throws Exception {
    KeyPair pair = KeyPair.genKeyPair(new JSch(), KeyPair.ED25519, 256);
    var text = new ByteArrayOutputStream();
    pair.writeOpenSSHv1PrivateKey(text, passphrase.isEmpty() ? null : passphrase.getBytes(UTF_8));
    Files.write(directory.resolve(name + ".key"), text.toByteArray());
    var line = new ByteArrayOutputStream();
    pair.writePublicKey(line, name);
    return line.toString(US_ASCII).strip();
  }
}
