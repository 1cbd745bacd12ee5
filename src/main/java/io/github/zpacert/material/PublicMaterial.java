package io.github.zpacert.material;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.x509.X509Facts;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the public half of certificate material and checks that it is a chain. Looks at no private
 * key, not even at one in the same file. Does not judge time. Safe for many threads.
 */
public final class PublicMaterial {

  private final SourceReader reader;
  private final ImmutableSet<Fingerprint> applied;

  /** Many leaves share few intermediates. */
  private final Interner<Fingerprint> fingerprints = Interners.newStrongInterner();

  public PublicMaterial(SourceReader reader) {
    this(reader, ImmutableSet.of());
  }

  /**
   * Makes a reader that does not check anew what was checked before.
   *
   * @param applied leaves that the tenant was given already: their chains are not sent again, and to verify their
   *     signatures takes longer than all the rest
   */
  public PublicMaterial(SourceReader reader, Set<Fingerprint> applied) {
    this.reader = reader;
    this.applied = ImmutableSet.copyOf(applied);
  }

  /**
   * Reads the certificate's source.
   *
   * @throws ProblemException if it cannot be read, or holds no chain with the leaf first; the place is
   *     where the source is declared
   */
  public PublicChain read(CertificateSources sources) throws ProblemException {
    String where = sources.certificate().describe();
    try (Bundle bundle = reader.open(sources.certificate())) {
      ImmutableList<X509Certificate> certificates = bundle.certificates();
      CertificateFacts leaf = X509Facts.of(certificates.get(0));
      if (!applied.contains(leaf.fingerprint())) {
        new ChainOrder(certificates, where).check();
      }
      return new PublicChain(
          leaf,
          fingerprints(certificates.subList(1, certificates.size())),
          incomplete(sources, new ChainOrder(certificates, where)));
    } catch (SourceException e) {
      throw e.at(sources.declaredAt());
    } catch (CertificateParsingException e) {
      throw SourceException.unfit(where + ": " + e.getMessage()).at(sources.declaredAt());
    }
  }

  /** Returns a bundle's certificates, which are a chain in order. */
  static ImmutableList<X509Certificate> certificates(Bundle bundle, String where)
      throws SourceException {
    ImmutableList<X509Certificate> certificates = bundle.certificates();
    new ChainOrder(certificates, where).check();
    return certificates;
  }

  private ImmutableList<Fingerprint> fingerprints(List<X509Certificate> certificates)
      throws CertificateParsingException {
    ImmutableList.Builder<Fingerprint> all = ImmutableList.builder();
    for (X509Certificate certificate : certificates) {
      all.add(fingerprints.intern(X509Facts.fingerprint(certificate)));
    }
    return all.build();
  }

  private static Optional<Problem> incomplete(CertificateSources sources, ChainOrder order) {
    return order
        .missingIssuer()
        .map(m -> Problem.warning(sources.declaredAt(), m)
            .withHint("put the intermediates after the leaf"));
  }
}
