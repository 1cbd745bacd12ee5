package io.github.zpacert.material;

import com.google.common.collect.ImmutableList;
import com.google.common.io.BaseEncoding;
import io.github.zpacert.diag.ProblemException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Makes self-signed certificates for trying things out, never for production. */
public final class ThrowAwayMaterial {

  private static final int DAYS = 365;
  private static final Pattern DNS_NAME = Pattern.compile("[A-Za-z0-9*._-]+");

  private static final int PASSWORD_BYTES = 24;

  private final CertificateMaker maker;
  private final SourceReader reader;
  private final Supplier<String> passwords;

  /**
   * @param keytool the JDK's program, {@code ${java.home}/bin/keytool}
   * @param workplace the folder in which keytool may leave its work for a moment
   * @param reader reads the passwords of what is written
   */
  public ThrowAwayMaterial(Path keytool, Path workplace, SourceReader reader, SecureRandom random) {
    this.passwords = () -> newPassword(random);
    this.maker = new Keytool(keytool, workplace, passwords);
    this.reader = reader;
  }

  /** For tests, to which keytool is slow. */
  ThrowAwayMaterial(CertificateMaker maker, SourceReader reader, Supplier<String> passwords) {
    this.maker = maker;
    this.reader = reader;
    this.passwords = passwords;
  }

  /**
   * Makes a certificate, valid from now on.
   *
   * @param dnsNames at least one; wildcards are allowed
   * @throws ProblemException if a name is none, or keytool is missing or fails
   */
  public SelfSigned selfSigned(List<String> dnsNames, int days, KeyType type)
      throws ProblemException {
    try {
      return made(dnsNames, days, type);
    } catch (SourceException e) {
      throw new ProblemException(e.problem());
    }
  }

  /** Like {@link #makeMissing(CertificateSources, List, KeyType)}, with RSA keys. */
  public ImmutableList<Path> makeMissing(CertificateSources sources, List<String> dnsNames)
      throws ProblemException {
    return makeMissing(sources, dnsNames, KeyType.RSA_2048);
  }

  /**
   * Makes the files that the sources name, if the certificate's is not there yet, valid for a year.
   * Existing files are never touched. A key that is to come from a variable or a program is written
   * beside the certificate, as {@code portal.key} for {@code portal.pem}; a password that is to come
   * from a missing file is made up. Makes nothing for a certificate from a variable or a program.
   *
   * @return the files written, in the order of writing
   * @throws ProblemException if one of a pair is there and the other is not, a password cannot be
   *     read, a file cannot be written, or keytool is missing or fails
   */
  public ImmutableList<Path> makeMissing(
      CertificateSources sources, List<String> dnsNames, KeyType type) throws ProblemException {
    try {
      var missing = new MissingFiles(sources, reader, passwords);
      return missing.areNeeded() ? missing.write(made(dnsNames, DAYS, type)) : ImmutableList.of();
    } catch (SourceException e) {
      throw e.at(sources.declaredAt());
    }
  }

  private SelfSigned made(List<String> dnsNames, int days, KeyType type) throws SourceException {
    if (dnsNames.isEmpty()) {
      throw SourceException.unfit("a throw-away certificate needs a DNS name");
    }
    for (String name : dnsNames) {
      if (!DNS_NAME.matcher(name).matches()) {
        throw SourceException.unfit("\"" + name + "\" is no DNS name");
      }
    }
    return maker.selfSigned(dnsNames, days, type);
  }

  /** Returns a random text that can be typed. */
  private static String newPassword(SecureRandom random) {
    byte[] bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    return BaseEncoding.base64Url().encode(bytes);
  }
}
