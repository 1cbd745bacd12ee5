package io.github.zpacert.approval;

import com.google.common.base.Joiner;
import io.github.zpacert.diag.Position;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;

/** Reads a line of an {@code allowed_signers} file, word by word: principals, options, key, comment. */
final class SignerLine {

  private static final String CERTIFICATE = "-cert-v01@openssh.com";

  private final ZoneId zone;
  private String rest;

  SignerLine(String line, ZoneId zone) {
    this.rest = line.replace('\t', ' ').strip();
    this.zone = zone;
  }

  Signer read(Position at) throws MalformedException {
    String principals = principals();
    String word = word();
    boolean hasOptions = !isKeyType(word);
    SignerOptions options = hasOptions ? SignerOptions.parse(word, zone) : SignerOptions.none(zone);
    SshPublicKey key = key(hasOptions ? word() : word, word());
    return new Signer(
        PatternList.of(principals),
        key,
        options.namespaces(),
        options.validAfter(),
        options.validBefore(),
        at);
  }

  private String principals() throws MalformedException {
    String word = word();
    String principals = word.startsWith("\"") ? QuotedText.unquoted(word) : word;
    if (principals.isEmpty()) {
      throw new MalformedException("names nobody");
    }
    return principals;
  }

  private String word() throws MalformedException {
    if (rest.isEmpty()) {
      throw new MalformedException(
          "is cut off, expected principals, options and a key like \"ssh-ed25519 AAAA...\"");
    }
    int end = QuotedText.end(rest, 0, ' ');
    String word = rest.substring(0, end);
    rest = rest.substring(end).strip();
    return word;
  }

  /** Whether it names a kind of key, be it one that we know or another of OpenSSH's. */
  private static boolean isKeyType(String word) {
    return KeyType.of(word).isPresent() || word.endsWith(CERTIFICATE) || word.equals("ssh-dss");
  }

  private static SshPublicKey key(String type, String base64) throws MalformedException {
    if (KeyType.of(type).isEmpty()) {
      String known =
          Joiner.on(", ").join(Arrays.stream(KeyType.values()).map(t -> t.word).iterator());
      throw new MalformedException(
          "has a key of a type that is not supported, expected one of " + known);
    }
    SshPublicKey key = decoded(base64);
    if (!key.type().equals(type)) {
      throw new MalformedException("has a key that is not of the type that stands before it");
    }
    return key;
  }

  private static SshPublicKey decoded(String base64) throws MalformedException {
    byte[] blob;
    try {
      blob = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) { // not kept: it quotes the text
      throw new MalformedException("has a key that is not Base64");
    }
    try {
      return SshPublicKey.parse(blob);
    } catch (MalformedException e) {
      throw new MalformedException("has a key that " + e.reason());
    }
  }
}
