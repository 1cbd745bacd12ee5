package io.github.zpacert.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.material.TestCertificates.Issued;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Searches whatever a run has left for secrets, and for the smallest parts of keys that could not be there by chance. */
final class LeakSearch {

  private static final int SLICE = 16;

  /** An access token, or an assertion that fetches one. */
  private static final String JWT = "eyJhbGciOi";

  /** Of PEM, without the blanks that the search passes over. */
  private static final String LABEL = "PRIVATEKEY-----";

  private final Map<String, String> slices = new HashMap<>();

  /** What keys have in common with certificates, their algorithm for one. */
  private final Set<String> open = new HashSet<>();

  private final Map<String, String> words =
      new HashMap<>(Map.of(JWT, "a token", LABEL, "PEM of a key"));

  /** Adds a word, and what it looks like in a basic authorization. */
  void add(String what, String word) {
    words.put(word, what);
    words.put(Base64.getEncoder().withoutPadding().encodeToString(word.getBytes(UTF_8)), what);
  }

  /** Adds a private key: in PKCS#8, and the secret numbers in it by themselves. */
  void add(String what, Issued issued) {
    for (byte[] shown : ImmutableList.of(issued.der(), publicKey(issued))) {
      open.addAll(slicesOf(base64(shown)));
      open.addAll(slicesOf(new String(shown, ISO_8859_1)));
    }
    PrivateKey key = issued.privateKey();
    encodings(key.getEncoded()).forEach(slice -> addSlice(slice, what));
    secretNumbers(key)
        .forEach(n -> encodings(n.toByteArray()).forEach(slice -> addSlice(slice, what)));
  }

  /** What keys of different names have in common is no secret of any. */
  private void addSlice(String slice, String what) {
    String before = slices.putIfAbsent(slice, what);
    if (before != null && !before.equals(what)) {
      open.add(slice);
    }
  }

  /** Returns what was found in a file or a stream, if anything was. */
  Optional<String> in(byte[] content) {
    String text = new String(content, ISO_8859_1);
    // PEM in JSON has its line feeds escaped
    String lines = text.replace("\\n", "").replaceAll("\\s", "");
    return sliceIn(text)
        .or(() -> sliceIn(lines))
        .or(() -> words.entrySet().stream()
            .filter(word -> lines.contains(word.getKey()))
            .map(Map.Entry::getValue)
            .findFirst());
  }

  private Optional<String> sliceIn(String text) {
    for (int i = 0; i + SLICE <= text.length(); i++) {
      String slice = text.substring(i, i + SLICE);
      if (slices.containsKey(slice) && !open.contains(slice)) {
        return Optional.of(slices.get(slice));
      }
    }
    return Optional.empty();
  }

  private static byte[] publicKey(Issued issued) {
    return issued.certificate().getPublicKey().getEncoded();
  }

  private static ImmutableList<BigInteger> secretNumbers(PrivateKey key) {
    if (key instanceof RSAPrivateCrtKey rsa) {
      return ImmutableList.of(rsa.getPrivateExponent(), rsa.getPrimeP(), rsa.getPrimeQ());
    }
    return ImmutableList.of(((ECPrivateKey) key).getS());
  }

  /** Returns the slices of raw bytes, of hexadecimal digits, and of base64 wherever in a longer text it begins. */
  private static Set<String> encodings(byte[] bytes) {
    Set<String> all = new HashSet<>(slicesOf(new String(bytes, ISO_8859_1)));
    all.addAll(slicesOf(HexFormat.of().formatHex(bytes)));
    for (int skipped = 0; skipped < 3; skipped++) {
      all.addAll(slicesOf(base64(Arrays.copyOfRange(bytes, skipped, bytes.length))));
    }
    return all;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Set<String> slicesOf(String text) {
    Set<String> slices = new HashSet<>();
    for (int i = 0; i + SLICE <= text.length(); i++) {
      slices.add(text.substring(i, i + SLICE));
    }
    return slices;
  }
}
