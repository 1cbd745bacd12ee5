package io.github.zpacert.material;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Secret;
import io.github.zpacert.x509.X509Facts;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Reads certificates together with their private keys. For what is uploaded, and for nothing else. */
public final class PrivateMaterial {

  private final SourceReader reader;

  public PrivateMaterial(SourceReader reader) {
    this.reader = reader;
  }

  /**
   * Returns what is uploaded: leaf, the rest of the chain as the source has it (a root included, for
   * Zscaler asks for the entire chain of trust), and the key, decrypted. A PKCS#1 key stays PKCS#1,
   * every other becomes PKCS#8. The caller closes it.
   *
   * @param expectedLeaf the fingerprint that was planned
   * @throws ProblemException if the leaf is another one by now, the key cannot be read or is not the
   *     leaf's, or the chain is not one; the place is where the source is declared
   */
  public Secret certBlob(CertificateSources sources, Fingerprint expectedLeaf)
      throws ProblemException {
    String where = sources.certificate().describe();
    try (Bundle bundle = reader.open(sources.certificate())) {
      ImmutableList<X509Certificate> chain = PublicMaterial.certificates(bundle, where);
      checkUnchanged(chain.get(0), expectedLeaf, where);
      try (EncodedKey key = key(sources, bundle)) {
        checkMatch(key, chain.get(0), sources);
        return CertBlob.of(chain, key);
      }
    } catch (SourceException e) {
      throw e.at(sources.declaredAt());
    } catch (CertificateEncodingException | CertificateParsingException e) {
      throw SourceException.unfit(where + ": the certificate cannot be read")
          .at(sources.declaredAt());
    }
  }

  /**
   * Says what is wrong with a private key, if anything: a warning if it cannot be reached from here,
   * which may be as it should be, an error if it is there and cannot be used. What is wrong with the
   * certificate itself is for {@link PublicMaterial} to say, and not repeated here.
   */
  public Optional<Problem> checkKey(CertificateSources sources) {
    try (Bundle bundle = reader.open(sources.certificate())) {
      X509Certificate leaf = bundle.certificates().get(0);
      return keyProblem(sources, bundle, leaf);
    } catch (SourceException e) {
      return Optional.empty();
    }
  }

  private Optional<Problem> keyProblem(
      CertificateSources sources, Bundle bundle, X509Certificate leaf) {
    try (EncodedKey key = key(sources, bundle)) {
      checkMatch(key, leaf, sources);
      return Optional.empty();
    } catch (SourceException e) {
      return Optional.of(
          e.isUnreachable()
              ? Problem.warning(sources.declaredAt(), "key not checked: " + e.getMessage())
              : e.problem(sources.declaredAt()));
    }
  }

  /** Reads the key from its own source, or from the certificate's, which then is not read again. */
  private EncodedKey key(CertificateSources sources, Bundle certificates) throws SourceException {
    Optional<Source> own = sources.privateKey().filter(s -> !s.equals(sources.certificate()));
    if (own.isEmpty()) {
      return certificates.key(sources.passphrase());
    }
    try (Bundle bundle = open(own.get())) {
      return bundle.key(sources.passphrase());
    }
  }

  private Bundle open(Source key) throws SourceException {
    try {
      return reader.open(key);
    } catch (SourceException e) {
      throw e.isUnreachable() ? e.asked("private key") : e;
    }
  }

  private static void checkUnchanged(X509Certificate leaf, Fingerprint expected, String where)
      throws SourceException, CertificateParsingException {
    Fingerprint actual = X509Facts.fingerprint(leaf);
    if (!actual.equals(expected)) {
      throw SourceException.unfit(where + " changed since the plan: the leaf is "
              + actual.shortened() + ", planned was " + expected.shortened())
          .withHint("plan again");
    }
  }

  private static void checkMatch(EncodedKey key, X509Certificate leaf, CertificateSources sources)
      throws SourceException {
    if (!KeyProof.matches(key.key(), leaf.getPublicKey())) {
      Source keySource = sources.privateKey().orElse(sources.certificate());
      throw SourceException.unfit(
          keySource.describe() + ": the private key is not that of the leaf ("
              + CertificateName.of(leaf.getSubjectX500Principal()) + ") in "
              + sources.certificate().describe());
    }
  }
}
