package io.github.zpacert.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.ApiText;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Made;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Owned.Staged;
import io.github.zpacert.model.TenantPin;
import io.github.zpacert.model.Window;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Estimate;
import io.github.zpacert.plan.Existing;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.plan.Wanted;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/** Short words for the values that tests need. */
final class Fixtures {

  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  static final Header HEADER = new Header("0.1.0", NOW, Window.OPEN, Made.UNKNOWN);
  static final TenantPin PIN = new TenantPin("216196257331281920", "production");

  /** What somebody could put into a name to steer a terminal, a comment or a page. */
  static final String EVIL =
      "a`b|c\u001b[31m\n# @all <b>&\u202e``` \"\\ [x](http://evil.example) \u00e4\ud83d\ude00";

  private Fixtures() {}

  static Fingerprint fingerprint(String seed) {
    return Fingerprint.ofDer(seed.getBytes(UTF_8));
  }

  /** Returns a certificate of one year; another version is another certificate of the same names and key. */
  static CertificateFacts facts(String version, String... sans) {
    return new CertificateFacts(
        fingerprint("certificate " + version),
        fingerprint("key"),
        "CN=" + sans[0],
        "CN=Example Issuing CA,O=Example",
        new BigInteger("1234567890123456789012345"),
        ImmutableSortedSet.copyOf(sans),
        "RSA 2048",
        "SHA256withRSA",
        Instant.parse("2026-01-01T00:00:00Z"),
        Instant.parse("2027-01-01T00:00:00Z"));
  }

  static CertificateFacts renewed(String... sans) {
    return new CertificateFacts(
        fingerprint("renewed"),
        fingerprint("new key"),
        "CN=" + sans[0],
        "CN=Example Issuing CA 2,O=Example",
        BigInteger.TEN,
        ImmutableSortedSet.copyOf(sans),
        "EC P-256",
        "SHA256withECDSA",
        Instant.parse("2026-11-01T00:00:00Z"),
        Instant.parse("2027-05-01T12:30:00Z"));
  }

  static Address address(String name) {
    return new Address("Default", name);
  }

  static Existing existing(String name, String description, CertificateFacts facts) {
    return new Existing(
        "216196257331370001",
        "0",
        name,
        description,
        facts,
        Optional.of(Instant.parse("2026-02-03T04:05:06Z")),
        Optional.of("216196257331372705"));
  }

  static Wanted wanted(String name, String description, CertificateFacts facts) {
    return new Wanted("0", name, description, facts, false);
  }

  static Owned owned(String name) {
    CertificateFacts facts = facts("1", name);
    return new Owned(
        address(name),
        "216196257331370009",
        "0",
        facts.fingerprint(),
        facts.publicKey(),
        facts.notBefore(),
        facts.notAfter(),
        "Managed by zpacert",
        true,
        Optional.of(staged(name)),
        ImmutableList.of(),
        Instant.parse("2026-10-10T08:00:00Z"),
        "apply by ci@runner");
  }

  static Staged staged(String name) {
    return new Staged("216196257331370777", name + ".zpacert-1a2b3c4d", fingerprint("staged"));
  }

  static Live live(String id, String name, Optional<CertificateFacts> facts) {
    return new Live(
        id,
        "0",
        ApiText.plain(name),
        ApiText.plain("Customer portal"),
        facts,
        ImmutableList.of(),
        Optional.of(NOW),
        Optional.of("216196257331372705"),
        false,
        false);
  }

  static Plan plan(Action... actions) {
    return plan(Plan.Mode.NORMAL, actions);
  }

  static Plan plan(Plan.Mode mode, Action... actions) {
    return new Plan(
        mode,
        PIN,
        "7a1e4c2b-0000-4000-8000-000000000001",
        42,
        ImmutableSortedMap.of("0", "Default", "7001", "Finance"),
        ImmutableList.copyOf(actions),
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableSortedMap.of(),
        Estimate.of(ImmutableList.copyOf(actions), 0));
  }
}
