package io.github.zpacert.state;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Intent;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Owned.Retired;
import io.github.zpacert.model.Owned.Staged;
import io.github.zpacert.model.State;
import io.github.zpacert.model.TenantPin;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** States for tests: short ones to read, and random ones full of what strings can hold. */
final class States {

  static final TenantPin PIN = new TenantPin("216196257331281920", "production");
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  /** Characters that have their own rules in JSON, in UTF-8, in a terminal or in a path. */
  private static final String[] LETTERS = {
    "a", "B", "0", ".", "*", "-", "_", " ", "/", "\\", "\"", "'", "<", "\n", "\r", "\t", "\0",
    "\u001b", "\u007f", "\u0085", "ü", "ß", "\u2028", "\uFEFF", "\uFFFF", "證", "🔐", "\uD800",
    "\uDC00"
  };

  private States() {}

  static State state(long serial, String... names) {
    State state = State.empty("lineage-a", PIN).withSerial(serial);
    for (String name : names) {
      state = state.with(owned(name));
    }
    return state;
  }

  static Owned owned(String name) {
    return new Owned(
        new Address("Default", name),
        "72057594037928115",
        "0",
        fingerprint('a'),
        fingerprint('b'),
        Instant.parse("2026-01-01T00:00:00Z"),
        Instant.parse("2027-01-01T23:59:59Z"),
        "Managed by zpacert",
        false,
        Optional.empty(),
        ImmutableList.of(),
        NOON,
        "apply by ci@runner-7");
  }

  static Fingerprint fingerprint(char digit) {
    return new Fingerprint(String.valueOf(digit).repeat(64));
  }

  static State random(RandomGenerator random) {
    Map<Address, Owned> resources = new TreeMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      Owned owned = randomOwned(random);
      resources.put(owned.address(), owned);
    }
    var journal = ImmutableList.<Intent>builder();
    for (int i = random.nextInt(4); i > 0; i--) {
      journal.add(randomIntent(random));
    }
    return new State(
        filled(random),
        random.nextBoolean() ? random.nextInt(100) : random.nextLong(Long.MAX_VALUE),
        new TenantPin(filled(random), filled(random)),
        ImmutableSortedMap.copyOf(resources),
        journal.build());
  }

  private static Owned randomOwned(RandomGenerator random) {
    return new Owned(
        address(random),
        filled(random),
        filled(random),
        fingerprint(random),
        fingerprint(random),
        instant(random),
        instant(random),
        text(random),
        random.nextBoolean(),
        random.nextBoolean()
            ? Optional.of(new Staged(filled(random), filled(random), fingerprint(random)))
            : Optional.empty(),
        retired(random),
        instant(random),
        text(random));
  }

  private static Intent randomIntent(RandomGenerator random) {
    return new Intent(
        Intent.Operation.values()[random.nextInt(4)],
        address(random),
        filled(random),
        filled(random),
        random.nextBoolean() ? Optional.of(filled(random)) : Optional.empty(),
        random.nextBoolean() ? Optional.of(fingerprint(random)) : Optional.empty(),
        random.nextBoolean()
            ? Optional.of(ConsumerObject.Type.values()[random.nextInt(3)])
            : Optional.empty(),
        instant(random));
  }

  private static ImmutableList<Retired> retired(RandomGenerator random) {
    ImmutableList.Builder<Retired> retired = ImmutableList.builder();
    for (int i = random.nextInt(3); i > 0; i--) {
      retired.add(
          new Retired(filled(random), filled(random), fingerprint(random), instant(random)));
    }
    return retired.build();
  }

  private static Address address(RandomGenerator random) {
    return new Address(filled(random).replace('/', 'x'), filled(random));
  }

  private static String filled(RandomGenerator random) {
    return LETTERS[random.nextInt(LETTERS.length)] + text(random);
  }

  private static String text(RandomGenerator random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      text.append(LETTERS[random.nextInt(LETTERS.length)]);
    }
    return text.toString();
  }

  private static Fingerprint fingerprint(RandomGenerator random) {
    var der = new byte[8];
    random.nextBytes(der);
    return Fingerprint.ofDer(der);
  }

  private static Instant instant(RandomGenerator random) {
    Duration since = Duration.ofSeconds(random.nextLong(4_000_000_000L));
    return Instant.EPOCH.plus(random.nextBoolean() ? since : since.plusNanos(random.nextInt()));
  }
}
