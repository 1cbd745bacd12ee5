package io.github.zpacert.material;

import com.google.common.collect.ImmutableList;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Whether certificates stand as a chain: leaf first, each followed by its issuer, none twice. */
final class ChainOrder {

  private final ImmutableList<X509Certificate> certificates;
  private final String where;

  /**
   * @param certificates at least one
   * @param where the source in a person's words
   */
  ChainOrder(List<X509Certificate> certificates, String where) {
    this.certificates = ImmutableList.copyOf(certificates);
    this.where = where;
  }

  /** Throws what is wrong with the order, and says the right one if there is one. */
  void check() throws SourceException {
    checkNoDuplicates();
    for (int i = 0; i + 1 < certificates.size(); i++) {
      if (!issued(i + 1, i)) {
        throw broken(i);
      }
    }
  }

  /** Returns a leaf that needs an issuer and stands alone, in words. */
  Optional<String> missingIssuer() {
    if (certificates.size() > 1 || issued(0, 0)) {
      return Optional.empty();
    }
    String issuer = CertificateName.of(certificates.get(0).getIssuerX500Principal());
    return Optional.of(where + " holds the leaf alone, without its issuer (" + issuer + ")");
  }

  private void checkNoDuplicates() throws SourceException {
    for (int i = 0; i < certificates.size(); i++) {
      int first = certificates.indexOf(certificates.get(i));
      if (first < i) {
        throw SourceException.unfit(
            where + ": " + named(i) + " is the same as certificate " + (first + 1));
      }
    }
  }

  private SourceException broken(int child) {
    Optional<ImmutableList<Integer>> right = rightOrder();
    Optional<Integer> leaf = right.map(r -> r.get(0)).or(this::onlyLeaf).filter(i -> i != 0);
    var broken = SourceException.unfit(where + ": "
        + leaf.map(i -> "the leaf must stand first: " + named(i) + " is the leaf")
            .orElseGet(() -> brokenLink(child)));
    return right.map(r -> broken.withHint("the right order is " + numbers(r))).orElse(broken);
  }

  private String brokenLink(int child) {
    X509Certificate certificate = certificates.get(child);
    X509Certificate next = certificates.get(child + 1);
    return certificate.getIssuerX500Principal().equals(next.getSubjectX500Principal())
        ? named(child + 1) + " bears the name of the issuer of " + named(child)
            + ", but its key did not sign it"
        : named(child + 1) + " is not the issuer of " + named(child) + ": that is "
            + CertificateName.of(certificate.getIssuerX500Principal());
  }

  /** Returns the indices in an order that is a chain of all the certificates. */
  private Optional<ImmutableList<Integer>> rightOrder() {
    return indices()
        .filter(leaf -> indices().noneMatch(i -> i != leaf && issued(leaf, i)))
        .mapToObj(this::chainFrom)
        .filter(c -> c.size() == certificates.size())
        .findFirst();
  }

  private ImmutableList<Integer> chainFrom(int leaf) {
    List<Integer> chain = new ArrayList<>(List.of(leaf));
    while (true) {
      int last = chain.get(chain.size() - 1);
      var issuer = indices().filter(i -> !chain.contains(i) && issued(i, last)).findFirst();
      if (issuer.isEmpty()) {
        return ImmutableList.copyOf(chain);
      }
      chain.add(issuer.getAsInt());
    }
  }

  /** When the first is an authority: the only one that is not. */
  private Optional<Integer> onlyLeaf() {
    List<Integer> leaves = indices()
        .filter(i -> certificates.get(i).getBasicConstraints() < 0)
        .boxed()
        .toList();
    return leaves.size() == 1 ? Optional.of(leaves.get(0)) : Optional.empty();
  }

  private boolean issued(int issuer, int child) {
    X509Certificate certificate = certificates.get(child);
    X509Certificate authority = certificates.get(issuer);
    if (!certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal())) {
      return false;
    }
    try {
      certificate.verify(authority.getPublicKey());
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  private IntStream indices() {
    return IntStream.range(0, certificates.size());
  }

  private String named(int index) {
    String name = CertificateName.of(certificates.get(index).getSubjectX500Principal());
    return "certificate " + (index + 1) + " (" + name + ")";
  }

  private static String numbers(List<Integer> indices) {
    return indices.stream().map(i -> Integer.toString(i + 1)).collect(Collectors.joining(", "));
  }
}
