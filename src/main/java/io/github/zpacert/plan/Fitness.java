package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether clients will accept a certificate, by what it says of itself alone. */
final class Fitness {

  private static final Pattern RSA = Pattern.compile("RSA ([0-9]+)");
  private static final Pattern UNNAMED_CURVE = Pattern.compile("EC ([0-9]+) bit");
  private static final Pattern WEAK_HASH = Pattern.compile("\\b(MD2|MD5|SHA-?1)(?![0-9])");
  private static final int LEAST_RSA = 2048;
  private static final int LEAST_CURVE = 256;

  /** What the CA/Browser Forum's Baseline Requirements (6.3.2, ballot SC-081) allow, latest first. */
  private static final ImmutableList<Limit> LIMITS = ImmutableList.of(
      new Limit(Instant.parse("2029-03-15T00:00:00Z"), 47),
      new Limit(Instant.parse("2027-03-15T00:00:00Z"), 100),
      new Limit(Instant.parse("2026-03-15T00:00:00Z"), 200),
      new Limit(Instant.MIN, 398));

  /** For how many days a certificate may be valid that is issued from then on. */
  private record Limit(Instant from, int days) {}

  private Fitness() {}

  static ImmutableList<Flaw> flaws(CertificateFacts facts) {
    return Stream.of(
            noName(facts), keyType(facts), weakKey(facts), weakSignature(facts), lifetime(facts))
        .flatMap(Optional::stream)
        .collect(ImmutableList.toImmutableList());
  }

  private static Optional<Flaw> noName(CertificateFacts facts) {
    return flaw(
        facts.sans().isEmpty(),
        Code.NO_SAN,
        "has no subject alternative name: browsers refuse such certificates",
        "have it issued with its names as DNS names");
  }

  private static Optional<Flaw> keyType(CertificateFacts facts) {
    return flaw(
        !facts.key().startsWith("RSA"),
        Code.KEY_TYPE,
        "has a key of type " + facts.key() + ": ZPA documents RSA keys only",
        "have it issued for an RSA key of 2048 bits or more");
  }

  private static Optional<Flaw> weakKey(CertificateFacts facts) {
    boolean isWeak = isBelow(RSA, facts.key(), LEAST_RSA)
        || isBelow(UNNAMED_CURVE, facts.key(), LEAST_CURVE)
        || facts.key().startsWith("DSA");
    return flaw(
        isWeak,
        Code.WEAK_KEY,
        "has a weak key (" + facts.key() + "): clients ask for RSA " + LEAST_RSA + " or a curve of "
            + LEAST_CURVE + " bits at least",
        "have it issued for an RSA key of 2048 bits or more");
  }

  private static boolean isBelow(Pattern kind, String key, int least) {
    Matcher size = kind.matcher(key);
    // nobody has a key of ten digits
    return size.matches() && size.group(1).length() < 10 && Integer.parseInt(size.group(1)) < least;
  }

  private static Optional<Flaw> weakSignature(CertificateFacts facts) {
    boolean isWeak =
        WEAK_HASH.matcher(facts.signature().toUpperCase(Locale.ROOT)).find();
    return flaw(
        isWeak,
        Code.WEAK_SIGNATURE,
        "is signed with " + facts.signature()
            + ", which clients refuse: they ask for SHA-256 at least",
        "have its issuer sign with SHA-256");
  }

  /** A certificate that has signed itself is no public CA's. */
  private static Optional<Flaw> lifetime(CertificateFacts facts) {
    Limit limit = LIMITS.stream()
        .filter(l -> !facts.notBefore().isBefore(l.from()))
        .findFirst()
        .orElseThrow();
    Duration lifetime = Duration.between(facts.notBefore(), facts.notAfter());
    boolean isTooLong = lifetime.compareTo(Duration.ofDays(limit.days())) > 0;
    return flaw(
        isTooLong && !facts.issuer().equals(facts.subject()),
        Code.LIFETIME,
        "is valid for " + days(lifetime) + " days from " + facts.notBefore()
            + "; a public CA may give " + limit.days() + " at most, and browsers refuse more",
        "a private CA may do so: then say \"policy.gates: {lifetime: off}\"");
  }

  /** A day that has begun counts. */
  private static long days(Duration lifetime) {
    return lifetime.plusDays(1).minusNanos(1).toDays();
  }

  private static Optional<Flaw> flaw(boolean is, Code code, String predicate, String hint) {
    return is ? Optional.of(new Flaw(code, predicate, hint)) : Optional.empty();
  }
}
