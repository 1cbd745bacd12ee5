package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.Maps;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Live;
import io.github.zpacert.plan.Forecast.LeftOut;
import io.github.zpacert.plan.Forecast.Limit;
import io.github.zpacert.plan.Forecast.Month;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Counts renewals ahead. A certificate that is live now runs until its own time to renew, whatever the limit; each one
 * after it lives as long as the limit allows, and no longer than the live one.
 */
public final class Forecaster {

  private static final int MONTHS = 24;

  /** What ended longer ago is forgotten: its visitors are gone, or have never been. */
  public static final Duration FORGOTTEN_AFTER = Duration.ofDays(90);

  /** Shorter lives are counted as this one: they are made by machines, and for tests. */
  private static final Duration SHORTEST = Duration.ofDays(1);

  private final Optional<Duration> renewBefore;
  private final Instant now;
  private final Instant end;

  private Forecaster(Optional<Duration> renewBefore, Instant now) {
    this.renewBefore = renewBefore;
    this.now = now;
    this.end =
        month(now).plusMonths(MONTHS).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /**
   * Returns the renewals of the current month and those after it.
   *
   * @param renewBefore the longest time before its end at which a certificate is renewed; a third of its lifetime
   *     where that is less, or where nothing is given
   */
  public static Forecast forecast(
      Collection<Live> live, Optional<Duration> renewBefore, Instant now) {
    return new Forecaster(renewBefore, now).forecast(live);
  }

  private Forecast forecast(Collection<Live> live) {
    List<CertificateFacts> ours = live.stream()
        .filter(l -> !l.isUntouchable())
        .flatMap(l -> l.facts().stream())
        .toList();
    List<CertificateFacts> renewed = ours.stream().filter(f -> !isForgotten(f)).toList();
    LeftOut leftOut = new LeftOut(
        count(live, Live::isUntouchable),
        count(live, l -> !l.isUntouchable() && l.facts().isEmpty()),
        ours.size() - renewed.size());
    return new Forecast(
        months(renewed),
        renewBefore,
        renewed.size(),
        count(renewed, f -> !due(f).isAfter(now)),
        count(renewed, f -> !f.notAfter().isAfter(now)),
        leftOut);
  }

  private boolean isForgotten(CertificateFacts facts) {
    return facts.notAfter().plus(FORGOTTEN_AFTER).isBefore(now);
  }

  private ImmutableList<Month> months(List<CertificateFacts> renewed) {
    ImmutableMap<Limit, ImmutableMultiset<YearMonth>> renewals =
        Maps.toMap(Arrays.asList(Limit.values()), limit -> renewals(renewed, limit));
    return IntStream.range(0, MONTHS)
        .mapToObj(month(now)::plusMonths)
        .map(m -> new Month(
            m, ImmutableMap.copyOf(Maps.transformValues(renewals, counts -> counts.count(m)))))
        .collect(ImmutableList.toImmutableList());
  }

  private ImmutableMultiset<YearMonth> renewals(List<CertificateFacts> renewed, Limit limit) {
    return renewed.stream()
        .flatMap(f -> renewals(f, limit))
        .map(Forecaster::month)
        .collect(ImmutableMultiset.toImmutableMultiset());
  }

  private Stream<Instant> renewals(CertificateFacts facts, Limit limit) {
    Duration next = limit.cap(lifetime(facts));
    Duration interval = next.minus(margin(next));
    Instant first = due(facts).isBefore(now) ? now : due(facts);
    return Stream.iterate(first, at -> at.isBefore(end), at -> at.plus(interval));
  }

  /** Returns when the certificate is to be renewed. */
  private Instant due(CertificateFacts facts) {
    return facts.notAfter().minus(margin(lifetime(facts)));
  }

  private Duration margin(Duration lifetime) {
    Duration third = lifetime.dividedBy(3);
    return renewBefore.filter(b -> b.compareTo(third) < 0).orElse(third);
  }

  private static Duration lifetime(CertificateFacts facts) {
    Duration lifetime = Duration.between(facts.notBefore(), facts.notAfter());
    return lifetime.compareTo(SHORTEST) < 0 ? SHORTEST : lifetime;
  }

  private static YearMonth month(Instant instant) {
    return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
  }

  private static <T> int count(Collection<T> all, Predicate<T> which) {
    return (int) all.stream().filter(which).count();
  }
}
