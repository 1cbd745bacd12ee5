package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.hash.Hashing;
import io.github.zpacert.diag.Position;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.ApiText;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Consumer;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.model.ConsumerScan;
import io.github.zpacert.model.Desired;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Gates;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.model.Modification;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Policy;
import io.github.zpacert.model.Rotation;
import io.github.zpacert.model.State;
import io.github.zpacert.model.TenantPin;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Short words for worlds, so that a test shows only what matters. */
public final class Worlds {

  public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  public static final TenantPin PIN = new TenantPin("216196257331281920", "sandbox");
  public static final Microtenant FINANCE = new Microtenant("7001", "Finance");
  public static final Position PLACE = new Position("zpacert.yaml", 9, 5);

  private Worlds() {}

  public static Fingerprint hash(String text) {
    return new Fingerprint(
        Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString());
  }

  /** Facts of an RSA certificate that is valid for 100 days from today; equal contents, equal facts. */
  public static CertificateFacts facts(String content) {
    return facts(content, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(99)));
  }

  public static CertificateFacts facts(String content, Instant notBefore, Instant notAfter) {
    return new CertificateFacts(
        hash(content),
        hash("key of " + content),
        "CN=" + content,
        "CN=Example Issuing CA,O=Example",
        BigInteger.valueOf(content.hashCode()),
        ImmutableSortedSet.of(content + ".example.com"),
        "RSA 2048",
        "SHA256withRSA",
        notBefore,
        notAfter);
  }

  public static Desired desired(String name, String content) {
    return desired(name, content, "", false, Optional.empty());
  }

  public static Desired desired(
      String name,
      String content,
      String description,
      boolean protect,
      Optional<String> previousName) {
    return desired(Microtenant.DEFAULT, name, facts(content), description, protect, previousName);
  }

  public static Desired desired(
      Microtenant microtenant,
      String name,
      CertificateFacts facts,
      String description,
      boolean protect,
      Optional<String> previousName) {
    return new Desired(
        new Address(microtenant.name(), name),
        microtenant.id(),
        description,
        facts,
        ImmutableList.of(),
        true,
        protect,
        false,
        ImmutableMap.of(),
        previousName,
        PLACE);
  }

  public static Live live(String id, String name, String content) {
    return live(Microtenant.DEFAULT_ID, id, name, content, "");
  }

  public static Live live(
      String microtenantId, String id, String name, String content, String description) {
    return new Live(
        id,
        microtenantId,
        ApiText.plain(name),
        ApiText.plain(description),
        Optional.of(facts(content)),
        ImmutableList.of(),
        Optional.of(NOW.minus(Duration.ofDays(3))),
        Optional.of("72057594037930388"),
        false,
        false);
  }

  public static Live pending(String id, String name) {
    return new Live(
        id,
        Microtenant.DEFAULT_ID,
        ApiText.plain(name),
        ApiText.EMPTY,
        Optional.empty(),
        ImmutableList.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        false);
  }

  public static Live withFlags(Live live, boolean readOnly, boolean zscalerManaged) {
    return new Live(
        live.id(),
        live.microtenantId(),
        live.name(),
        live.description(),
        live.facts(),
        live.chain(),
        live.modifiedTime(),
        live.modifiedBy(),
        readOnly,
        zscalerManaged);
  }

  public static Owned owned(String name, String id, String content) {
    return owned(Microtenant.DEFAULT, name, id, content, "", false);
  }

  public static Owned owned(
      Microtenant microtenant,
      String name,
      String id,
      String content,
      String description,
      boolean protect) {
    CertificateFacts facts = facts(content);
    return new Owned(
        new Address(microtenant.name(), name),
        id,
        microtenant.id(),
        facts.fingerprint(),
        facts.publicKey(),
        facts.notBefore(),
        facts.notAfter(),
        description,
        protect,
        Optional.empty(),
        ImmutableList.of(),
        NOW.minus(Duration.ofDays(3)),
        "apply by ann@host");
  }

  public static State state(Owned... owned) {
    return new State(
        "3b9e1c52-6d0f-4c4f-9d0e-3a1f5b2c7d88",
        4,
        PIN,
        Arrays.stream(owned)
            .collect(ImmutableSortedMap.toImmutableSortedMap(
                Address::compareTo, Owned::address, o -> o)),
        ImmutableList.of());
  }

  public static ImmutableSortedMap<Address, Desired> files(Desired... desired) {
    return Arrays.stream(desired)
        .collect(
            ImmutableSortedMap.toImmutableSortedMap(Address::compareTo, Desired::address, d -> d));
  }

  public static World world(ImmutableSortedMap<Address, Desired> files, State state, Live... live) {
    return World.of(
        files, ImmutableList.copyOf(live), ImmutableList.of(Microtenant.DEFAULT, FINANCE), state);
  }

  public static PlanRequest request() {
    return request(Policy.DEFAULT);
  }

  public static PlanRequest request(Policy policy) {
    return new PlanRequest(Plan.Mode.NORMAL, policy, ImmutableSortedSet.of(), false, false, NOW);
  }

  public static PlanRequest request(Plan.Mode mode) {
    return new PlanRequest(mode, Policy.DEFAULT, ImmutableSortedSet.of(), false, false, NOW);
  }

  public static Policy prune(Policy.Prune prune) {
    return new Policy(
        prune,
        Policy.DEFAULT.maxDelete(),
        Policy.DEFAULT.minRemaining(),
        ImmutableList.of(),
        Rotation.DEFAULT,
        Gates.DEFAULT);
  }

  /** The default policy with another way to replace content. */
  public static Policy rotation(Rotation rotation) {
    return new Policy(
        Policy.DEFAULT.prune(),
        Policy.DEFAULT.maxDelete(),
        Policy.DEFAULT.minRemaining(),
        ImmutableList.of(),
        rotation,
        Gates.DEFAULT);
  }

  /** Keeps the old certificate for a week. */
  public static Rotation retaining() {
    return new Rotation(Rotation.Handling.REPOINT, Optional.of(Duration.ofDays(7)));
  }

  /** A browser access application of a segment of its own, both of that name. */
  public static Consumer app(Microtenant microtenant, String name, String certificateId) {
    return app(microtenant, name, name, certificateId);
  }

  /** A browser access application of the given segment. */
  public static Consumer app(
      Microtenant microtenant, String segment, String name, String certificateId) {
    return new Consumer(
        Consumer.Kind.BROWSER_ACCESS,
        "app-" + name,
        new ConsumerObject(
            ConsumerObject.Type.APPLICATION_SEGMENT,
            "segment-" + segment,
            microtenant.id(),
            segment),
        name,
        name + ".example.com",
        certificateId);
  }

  /** A PRA portal. */
  public static Consumer portal(Microtenant microtenant, String name, String certificateId) {
    return new Consumer(
        Consumer.Kind.PRA_PORTAL,
        "portal-" + name,
        new ConsumerObject(
            ConsumerObject.Type.PRA_PORTAL, "portal-" + name, microtenant.id(), name),
        name,
        name + ".example.com",
        certificateId);
  }

  /** When everything was changed that shows a certificate, and by whom. */
  private static final Modification CHRISTMAS =
      new Modification(Optional.of("7205"), Optional.of(Instant.parse("2026-12-24T18:00:00Z")));

  /** What a scan of both microtenants finds that takes six requests. */
  public static Usage usage(Consumer... consumers) {
    return Usage.of(
        new ConsumerScan(
            ImmutableList.copyOf(consumers),
            ImmutableSet.of(Microtenant.DEFAULT_ID, FINANCE.id()),
            Arrays.stream(consumers)
                .collect(ImmutableMap.toImmutableMap(
                    Consumer::object, c -> CHRISTMAS, (one, other) -> other)),
            ImmutableList.of()),
        ImmutableMap.of(Microtenant.DEFAULT_ID, "Default", FINANCE.id(), FINANCE.name()),
        6);
  }
}
