package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;

/**
 * How many renewals each of the coming months brings for what a tenant holds. Months are in UTC; the first is the one
 * that is under way.
 *
 * @param renewBefore the longest time before a certificate's end at which it is renewed, if somebody set one
 * @param certificates how many are renewed at all
 * @param overdue how many of them should have been renewed by now: they count in the first month
 * @param expired how many of the overdue have ended already
 */
public record Forecast(
    ImmutableList<Month> months,
    Optional<Duration> renewBefore,
    int certificates,
    int overdue,
    int expired,
    LeftOut leftOut) {

  /** How long a new certificate may live. */
  public enum Limit {
    /** As long as the one that it follows. */
    NONE(Duration.ofSeconds(Long.MAX_VALUE)),
    DAYS_100(Duration.ofDays(100)),
    DAYS_47(Duration.ofDays(47));

    private final Duration longest;

    Limit(Duration longest) {
      this.longest = longest;
    }

    Duration cap(Duration lifetime) {
      return lifetime.compareTo(longest) > 0 ? longest : lifetime;
    }
  }

  /** The renewals of one month under each limit. */
  public record Month(YearMonth month, ImmutableMap<Limit, Integer> renewals) {

    public int renewals(Limit limit) {
      return renewals.getOrDefault(limit, 0);
    }
  }

  /**
   * What is not ours to renew, or nobody's.
   *
   * @param untouchable read-only, or renewed by Zscaler itself
   * @param pending still without a certificate
   * @param forgotten expired so long ago that nobody can be waiting for it
   */
  public record LeftOut(int untouchable, int pending, int forgotten) {}

  /** Returns the renewals of all months together. */
  public int total(Limit limit) {
    return months.stream().mapToInt(m -> m.renewals(limit)).sum();
  }
}
