package io.github.zpacert.material;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Suggestion;
import io.github.zpacert.model.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An entry of a PKCS#12 or JKS keystore. Private keys stay encrypted until one is asked for. */
final class KeystoreBundle implements Bundle {

  private static final byte[] JKS = {(byte) 0xFE, (byte) 0xED, (byte) 0xFE, (byte) 0xED};
  private static final byte PKCS12 = 0x30;

  private final Source.OfKeystore source;
  private final String where;
  private final KeyStore keystore;
  private final Secret password;
  private final SourceReader reader;

  private KeystoreBundle(
      Source.OfKeystore source, KeyStore keystore, Secret password, SourceReader reader) {
    this.source = source;
    this.where = "keystore " + source.written();
    this.keystore = keystore;
    this.password = password;
    this.reader = reader;
  }

  static KeystoreBundle open(Source.OfKeystore source, SourceReader reader) throws SourceException {
    String where = "keystore " + source.written();
    byte[] bytes = reader.bytes(source);
    Secret password = password(source, reader);
    try {
      return new KeystoreBundle(source, load(bytes, password, where), password, reader);
    } catch (SourceException e) {
      password.close();
      throw e;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** Whether the bytes begin as a JKS keystore does. */
  static boolean isJks(byte[] bytes) {
    return bytes.length >= JKS.length && Arrays.equals(bytes, 0, JKS.length, JKS, 0, JKS.length);
  }

  @Override
  public ImmutableList<X509Certificate> certificates() throws SourceException {
    try {
      String alias = alias(entries());
      Certificate[] chain = keystore.getCertificateChain(alias);
      Stream<Certificate> certificates =
          chain == null ? Stream.ofNullable(keystore.getCertificate(alias)) : Arrays.stream(chain);
      ImmutableList<X509Certificate> all =
          certificates.map(X509Certificate.class::cast).collect(ImmutableList.toImmutableList());
      if (all.isEmpty()) {
        throw SourceException.unfit(where + ": entry \"" + alias + "\" holds no certificate");
      }
      return all;
    } catch (KeyStoreException | ClassCastException e) {
      throw SourceException.unfit(where + ": its entries cannot be read");
    }
  }

  @Override
  public EncodedKey key(Optional<Source> passphrase) throws SourceException {
    try {
      String alias = alias(keyEntries());
      Key key = passphrase.isPresent()
          ? keyWithPassphrase(alias, passphrase.get())
          : keystore.getKey(alias, password.reveal());
      if (key == null || key.getEncoded() == null) {
        throw SourceException.unfit(where + ": entry \"" + alias + "\" holds no private key");
      }
      return EncodedKey.pkcs8(key.getEncoded(), where);
    } catch (UnrecoverableKeyException e) {
      throw passphrase.isPresent()
          ? SourceException.unfit(where + ": wrong passphrase")
          : SourceException.unfit(
                  where + ": the private key has another password than the keystore")
              .withHint("give the key's password as passphrase: {env: NAME}, or another source");
    } catch (GeneralSecurityException e) {
      throw SourceException.unfit(where + ": its private key cannot be read");
    }
  }

  @Override
  public void close() {
    password.close();
  }

  private Key keyWithPassphrase(String alias, Source passphrase)
      throws GeneralSecurityException, SourceException {
    try (Secret secret = reader.password(passphrase)) {
      return keystore.getKey(alias, secret.reveal());
    } catch (SourceException e) {
      throw e.asked("passphrase");
    }
  }

  private static Secret password(Source.OfKeystore source, SourceReader reader)
      throws SourceException {
    try {
      return reader.password(source.password());
    } catch (SourceException e) {
      throw e.asked("password of keystore " + source.written());
    }
  }

  private static KeyStore load(byte[] bytes, Secret password, String where) throws SourceException {
    try {
      var keystore = KeyStore.getInstance(type(bytes, where));
      keystore.load(new ByteArrayInputStream(bytes), password.reveal());
      return keystore;
    } catch (IOException e) {
      throw SourceException.unfit(where
          + (e.getCause() instanceof UnrecoverableKeyException
              ? ": wrong password"
              : ": damaged, or encrypted in a way that is not supported"));
    } catch (GeneralSecurityException | RuntimeException e) {
      throw SourceException.unfit(where + ": damaged, or encrypted in a way that is not supported");
    }
  }

  private static String type(byte[] bytes, String where) throws SourceException {
    if (isJks(bytes)) {
      return "JKS";
    }
    if (bytes.length > 0 && bytes[0] == PKCS12) {
      return "PKCS12";
    }
    throw SourceException.unfit(where + " is neither PKCS#12 nor JKS")
        .withHint("a file of PEM is named by its path alone");
  }

  /** Returns the entries that can be a server's certificate: those with a key, else all. */
  private ImmutableList<String> entries() throws KeyStoreException {
    ImmutableList<String> keys = keyEntries();
    return keys.isEmpty() ? aliases() : keys;
  }

  private ImmutableList<String> aliases() throws KeyStoreException {
    return ImmutableList.sortedCopyOf(Collections.list(keystore.aliases()));
  }

  private ImmutableList<String> keyEntries() throws KeyStoreException {
    ImmutableList.Builder<String> keys = ImmutableList.builder();
    for (String alias : aliases()) {
      if (keystore.isKeyEntry(alias) && keystore.getCertificateChain(alias) != null) {
        keys.add(alias);
      }
    }
    return keys.build();
  }

  private String alias(List<String> fitting) throws SourceException, KeyStoreException {
    if (source.alias().isPresent()) {
      return existing(source.alias().get());
    }
    if (fitting.isEmpty()) {
      throw SourceException.unfit(where + " has no entry that fits");
    }
    if (fitting.size() > 1) {
      throw SourceException.unfit(where + " has " + fitting.size() + " entries, " + quoted(fitting))
          .withHint("say which with alias");
    }
    return fitting.get(0);
  }

  private String existing(String alias) throws SourceException, KeyStoreException {
    if (keystore.containsAlias(alias)) {
      return alias;
    }
    ImmutableList<String> all = aliases();
    var unknown = SourceException.unfit(where + " has no entry \"" + alias + "\", it has "
        + (all.isEmpty() ? "none" : quoted(all)));
    throw Suggestion.forWord(alias, all).map(unknown::withHint).orElse(unknown);
  }

  private static String quoted(List<String> words) {
    return words.stream().map(w -> "\"" + w + "\"").collect(Collectors.joining(", "));
  }
}
