package io.github.zpacert.material;

import com.google.common.collect.ImmutableList;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The JDK's own program that makes self-signed certificates; its classes cannot be called. */
final class Keytool implements CertificateMaker {

  private static final String ALIAS = "throw-away";
  private static final String PASSWORD_VARIABLE = "ZPACERT_THROW_AWAY_PASSWORD";
  private static final int LIMIT_SECONDS = 120;

  private final Path program;
  private final Path workplace;
  private final Supplier<String> passwords;

  /**
   * @param workplace a folder in which another is made for a moment, for this user alone: never one that all share
   */
  Keytool(Path program, Path workplace, Supplier<String> passwords) {
    this.program = program;
    this.workplace = workplace;
    this.passwords = passwords;
  }

  @Override
  public SelfSigned selfSigned(List<String> dnsNames, int days, KeyType type)
      throws SourceException {
    if (!Files.isExecutable(program)) {
      throw SourceException.unfit("no program " + program + ", which makes throw-away certificates")
          .withHint("run with a whole JDK, or bring certificates of your own");
    }
    try {
      Path folder = Files.createTempDirectory(workplace, ".zpacert");
      try {
        return made(folder.resolve("made.p12"), dnsNames, days, type);
      } finally {
        Files.deleteIfExists(folder.resolve("made.p12"));
        Files.delete(folder);
      }
    } catch (IOException | GeneralSecurityException e) {
      throw SourceException.unfit(program + " made no readable keystore");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SourceException.unfit(program + " was interrupted");
    }
  }

  private SelfSigned made(Path file, List<String> dnsNames, int days, KeyType type)
      throws IOException, GeneralSecurityException, InterruptedException, SourceException {
    String password = passwords.get();
    run(command(file, dnsNames, days, type), password);
    var keystore = KeyStore.getInstance("PKCS12");
    keystore.load(new ByteArrayInputStream(Files.readAllBytes(file)), password.toCharArray());
    return new SelfSigned((X509Certificate) keystore.getCertificate(ALIAS), (PrivateKey)
        keystore.getKey(ALIAS, password.toCharArray()));
  }

  private ImmutableList<String> command(Path file, List<String> dnsNames, int days, KeyType type) {
    String names = dnsNames.stream().map(n -> "dns:" + n).collect(Collectors.joining(","));
    return ImmutableList.<String>builder()
        .add(program.toString(), "-genkeypair", "-alias", ALIAS)
        .addAll(type.options())
        .add("-validity", Integer.toString(days), "-dname", "CN=" + dnsNames.get(0))
        .add("-ext", "san=" + names, "-ext", "eku=serverAuth")
        .add("-storetype", "PKCS12", "-keystore", file.toString())
        .add("-storepass:env", PASSWORD_VARIABLE) // a command line can be read by all
        .build();
  }

  private void run(ImmutableList<String> command, String password)
      throws IOException, InterruptedException, SourceException {
    var builder = new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put(PASSWORD_VARIABLE, password);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw SourceException.unfit(program + " could not make a certificate");
      }
    } finally {
      process.destroyForcibly();
    }
  }
}
