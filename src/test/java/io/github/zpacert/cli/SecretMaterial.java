package io.github.zpacert.cli;

import com.google.common.collect.ImmutableMap;
import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Issued;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.Certificate;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/** One certificate for each kind of source that a private key can have, and a search that knows all their secrets. */
final class SecretMaterial {

  static final String CLIENT = "client-1";
  static final String CLIENT_SECRET = "the-client-secret-0815";

  private static final String PASSPHRASE = "the-passphrase-4711";
  private static final String PASSWORD = "the-password-of-the-keystore";

  private static final String CONFIGURATION = """
      version: 1
      tenant:
        cloud: production
        customerId: "216196257331281920"
        vanityDomain: acme
      state:
        path: state/zpacert.state.json
      evidence: {path: evidence.jsonl}
      certificates:
        - name: plain
          certificate: tls/plain.pem
          privateKey: tls/plain.key
        - name: encrypted
          certificate: tls/encrypted.pem
          privateKey: {file: tls/encrypted.key, passphrase: {env: KEY_PASSPHRASE}}
        - name: keystore
          certificate: {keystore: tls/keystore.p12, alias: web, password: {env: STORE_PASSWORD}}
        - name: env
          certificate: tls/env.pem
          privateKey: {env: ENV_KEY}
        - name: exec
          certificate: tls/exec.pem
          privateKey: {exec: [sh, tls/key.sh]}
      """;

  /** Notes how it and its parent were called, which all on the machine can see. */
  private static final String PROGRAM = """
      cat /proc/$PPID/cmdline /proc/$$/cmdline >> called.txt
      cat tls/exec.key
      """;

  private final Path directory;
  private final LeakSearch search = new LeakSearch();
  private final Issued client = TestCertificates.selfSigned("client.example.com");
  private String envKey = "";

  private SecretMaterial(Path directory) {
    this.directory = directory;
  }

  /** Fills a folder. */
  static SecretMaterial in(Path directory) throws IOException, GeneralSecurityException {
    SecretMaterial material = new SecretMaterial(directory);
    Files.createDirectory(directory.resolve("tls"));
    Files.createDirectory(directory.resolve("state"));
    Files.writeString(directory.resolve("zpacert.yaml"), CONFIGURATION);
    material.write("key.sh", PROGRAM);
    material.renew("plain", "encrypted", "keystore", "env", "exec");
    material.search.add("the key of the API client", material.client);
    material.search.add("the client's secret", CLIENT_SECRET);
    material.search.add("a passphrase", PASSPHRASE);
    material.search.add("a password", PASSWORD);
    return material;
  }

  LeakSearch search() {
    return search;
  }

  PublicKey clientsPublicKey() {
    return client.certificate().getPublicKey();
  }

  /** Returns what lets the program sign in by a private key instead of a secret. */
  String clientKey() {
    return client.keyPem();
  }

  ImmutableMap<String, String> environment(String baseUrl, String tokenUrl) {
    return ImmutableMap.<String, String>builder()
        .put("ZPACERT_BASE_URL", baseUrl)
        .put("ZPACERT_TOKEN_URL", tokenUrl)
        .put("ZSCALER_CLIENT_ID", CLIENT)
        .put("ZSCALER_CLIENT_SECRET", CLIENT_SECRET)
        .put("KEY_PASSPHRASE", PASSPHRASE)
        .put("STORE_PASSWORD", PASSWORD)
        .put("ENV_KEY", envKey)
        .buildOrThrow();
  }

  /** Puts other certificates in the place of the named ones. */
  void renew(String... names) throws IOException, GeneralSecurityException {
    for (String name : names) {
      var keys = name.equals("env") ? TestCertificates.rsaKey() : TestCertificates.newEcKey();
      Issued issued = TestCertificates.named(name).key(keys).selfSigned();
      search.add("the key of \"" + name + "\"", issued);
      write(name + ".pem", issued.pem());
      switch (name) {
        case "encrypted" -> write("encrypted.key", encrypted(issued));
        case "keystore" -> writeKeystore(issued);
        case "env" -> envKey = issued.keyPem();
        default -> write(name + ".key", issued.keyPem());
      }
    }
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve("tls").resolve(file), text);
  }

  private void writeKeystore(Issued issued) throws IOException, GeneralSecurityException {
    KeyStore keystore = KeyStore.getInstance("PKCS12");
    keystore.load(null, null);
    keystore.setKeyEntry(
        "web", issued.privateKey(), PASSWORD.toCharArray(), new Certificate[] {issued.certificate()
        });
    try (OutputStream out = Files.newOutputStream(directory.resolve("tls/keystore.p12"))) {
      keystore.store(out, PASSWORD.toCharArray());
    }
  }

  private static String encrypted(Issued issued) throws IOException {
    var text = new StringWriter();
    try (var writer = new JcaPEMWriter(text)) {
      writer.writeObject(new JcaPKCS8Generator(
          issued.privateKey(),
          new JceOpenSSLPKCS8EncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
              .setProvider(new BouncyCastleProvider())
              .setPassword(PASSPHRASE.toCharArray())
              .build()));
    } catch (OperatorCreationException e) {
      throw new IOException(e);
    }
    return text.toString();
  }
}
