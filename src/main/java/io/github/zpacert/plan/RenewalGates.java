package io.github.zpacert.plan;

import com.google.common.collect.ImmutableSet;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Code;
import io.github.zpacert.model.Level;
import io.github.zpacert.plan.Action.Replace;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a renewal should not do by accident: lose names, change its issuer, end before the one that it replaces. What
 * is already uploaded is told and never refused, lest a rotation stop halfway or its way back be barred.
 */
final class RenewalGates {

  private RenewalGates() {}

  static Stream<Finding> findings(Replace replace) {
    CertificateFacts before = replace.before().facts();
    CertificateFacts after = replace.after().facts();
    Level most = Uploads.isUpload(replace) ? Level.DENY : Level.WARN;
    return Stream.of(
            lostNames(replace, before, after),
            issuerChange(replace, before, after),
            expiresEarlier(replace, before, after))
        .flatMap(Optional::stream)
        .map(f -> f.atMost(most));
  }

  private static Optional<Finding> lostNames(
      Replace replace, CertificateFacts before, CertificateFacts after) {
    Set<String> lost = before.sans().stream()
        .filter(s -> !after.sans().contains(s) && !ServedNames.cover(after.sans(), s))
        .collect(ImmutableSet.toImmutableSet());
    return finding(
        !lost.isEmpty(),
        replace,
        Code.LOST_SAN,
        "would lose " + Listed.of(lost) + ": the new certificate holds "
            + (after.sans().isEmpty() ? "no name at all" : "only " + Listed.of(after.sans())),
        "have it issued with the name, or waive the gate at the certificate");
  }

  private static Optional<Finding> issuerChange(
      Replace replace, CertificateFacts before, CertificateFacts after) {
    return finding(
        !Authority.of(before.issuer()).equals(Authority.of(after.issuer())),
        replace,
        Code.ISSUER_CHANGE,
        "would be issued by \"" + after.issuer() + "\", so far by \"" + before.issuer() + "\"",
        "make sure that its clients trust the new issuer");
  }

  private static Optional<Finding> expiresEarlier(
      Replace replace, CertificateFacts before, CertificateFacts after) {
    return finding(
        after.notAfter().isBefore(before.notAfter()),
        replace,
        Code.EXPIRES_EARLIER,
        "would expire on " + after.notAfter() + ", earlier than the current certificate on "
            + before.notAfter(),
        "make sure that the file is the new certificate and not an old one");
  }

  private static Optional<Finding> finding(
      boolean is, Replace replace, Code code, String predicate, String hint) {
    return is
        ? Optional.of(Finding.of(code, replace.address(), predicate).withHint(hint))
        : Optional.empty();
  }
}
