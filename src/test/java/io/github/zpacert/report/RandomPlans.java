package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.Problem.Severity;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Consumer;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Made;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Owned.Retired;
import io.github.zpacert.model.Owned.Staged;
import io.github.zpacert.model.Rotation;
import io.github.zpacert.model.TenantPin;
import io.github.zpacert.model.Window;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Action.Delete.Cause;
import io.github.zpacert.plan.Estimate;
import io.github.zpacert.plan.Existing;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.plan.Use;
import io.github.zpacert.plan.Wanted;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Plans of every shape, texts of every kind. The same seed is the same plan. */
final class RandomPlans {

  /** Ends of ranges, halves of characters, what JSON escapes, what terminals obey. */
  private static final String ALPHABET =
      "abcXYZ019 -._/\\\"'`|<>&@#\u0000\b\t\n\f\r\u001b\u007f\u0080\u009b\u00a0\u00e4\u200d\u202e"
          + "\u2028\ud800\udc00\ud83d\ude00\ue000\ufeff\uffff";

  private final SplittableRandom random;

  private RandomPlans(long seed) {
    random = new SplittableRandom(seed);
  }

  static Plan of(long seed) {
    return new RandomPlans(seed).plan();
  }

  static Header header(long seed) {
    return new RandomPlans(seed).header();
  }

  private Header header() {
    return new Header(
        text(),
        time(),
        new Window(optional(this::time), optional(this::time)),
        new Made(
            optional(this::text),
            optional(this::text),
            optional(this::text),
            optional(this::flag),
            optional(this::text)));
  }

  private Plan plan() {
    return new Plan(
        Plan.Mode.values()[random.nextInt(Plan.Mode.values().length)],
        new TenantPin(text(), text()),
        text(),
        random.nextBoolean() ? random.nextInt(100) : random.nextLong(Long.MAX_VALUE),
        microtenants(),
        list(this::action),
        list(this::problem),
        list(this::problem),
        microtenants(),
        new Estimate(random.nextInt(1000), random.nextInt(1000)));
  }

  private Action action() {
    return switch (random.nextInt(7)) {
      case 0 -> new Action.Create(address(), wanted(), text());
      case 1 -> new Action.Update(address(), existing(), wanted(), flag(), text());
      case 2 ->
        new Action.Replace(
            address(),
            existing(),
            wanted(),
            optional(this::staged),
            flag(),
            rotation(),
            list(this::use),
            text());
      case 3 -> new Action.Delete(address(), existing(), Cause.values()[random.nextInt(4)], text());
      case 4 -> new Action.Adopt(address(), existing(), flag(), flag(), text());
      case 5 -> new Action.Forget(address(), owned(), text());
      default -> new Action.Keep(address(), existing(), text());
    };
  }

  private Problem problem() {
    return new Problem(
        flag() ? Severity.ERROR : Severity.WARNING,
        optional(this::text),
        optional(this::position),
        text(),
        optional(this::text));
  }

  private Position position() {
    return new Position(text(), random.nextInt(100), random.nextInt(100));
  }

  private Existing existing() {
    return new Existing(
        text(), text(), text(), text(), facts(), optional(this::time), optional(this::text));
  }

  private Wanted wanted() {
    return new Wanted(text(), text(), text(), facts(), flag());
  }

  private Owned owned() {
    return new Owned(
        address(),
        text(),
        text(),
        fingerprint(),
        fingerprint(),
        time(),
        time(),
        text(),
        flag(),
        optional(this::staged),
        list(this::retired),
        time(),
        text());
  }

  private Rotation rotation() {
    return new Rotation(
        Rotation.Handling.values()[random.nextInt(2)],
        optional(() -> Duration.ofSeconds(random.nextInt(1_000_000))));
  }

  private Use use() {
    Consumer.Kind kind = Consumer.Kind.values()[random.nextInt(5)];
    var object = new ConsumerObject(kind.type(), text(), text(), text());
    return new Use(address(), new Consumer(kind, text(), object, text(), text(), text()));
  }

  private Retired retired() {
    return new Retired(text(), text(), fingerprint(), time());
  }

  private Staged staged() {
    return new Staged(text(), text(), fingerprint());
  }

  private CertificateFacts facts() {
    return new CertificateFacts(
        fingerprint(),
        fingerprint(),
        text(),
        text(),
        BigInteger.valueOf(random.nextLong()).multiply(BigInteger.valueOf(random.nextLong())),
        ImmutableSortedSet.copyOf(list(this::text)),
        text(),
        text(),
        time(),
        time());
  }

  private ImmutableSortedMap<String, String> microtenants() {
    ImmutableSortedMap.Builder<String, String> names = ImmutableSortedMap.naturalOrder();
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      names.put(i + text(), text());
    }
    return names.buildOrThrow();
  }

  private Address address() {
    return new Address("m" + text().replace("/", ""), text() + "n");
  }

  private Fingerprint fingerprint() {
    return Fingerprint.ofDer(new byte[] {(byte) random.nextInt(256)});
  }

  private Instant time() {
    Instant second = Instant.ofEpochSecond(random.nextLong(0, 253_402_300_799L));
    return flag() ? second : second.plusNanos(random.nextInt(1_000_000_000));
  }

  private boolean flag() {
    return random.nextBoolean();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(12);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  private <T> Optional<T> optional(Supplier<T> value) {
    return flag() ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> ImmutableList<T> list(Supplier<T> item) {
    ImmutableList.Builder<T> items = ImmutableList.builder();
    int size = random.nextInt(5);
    for (int i = 0; i < size; i++) {
      items.add(item.get());
    }
    return items.build();
  }
}
