package io.github.zpacert.zpa;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many requests may be sent in any stretch of time as long as the window. Sign-ins do not count.
 *
 * @param reads GET
 * @param writes POST, PUT and DELETE together
 */
public record RateLimit(int reads, int writes, Duration window) {

  /** The environment variable that overrides the limit, {@code 20/10}. */
  public static final String VARIABLE = "ZPACERT_RATE_LIMIT";

  /** What ZPA documents for one organization and one address. */
  public static final RateLimit DOCUMENTED = new RateLimit(20, 10, Duration.ofSeconds(10));

  private static final Pattern SYNTAX = Pattern.compile("([1-9]\\d{0,5})/([1-9]\\d{0,5})");

  public RateLimit {
    checkArgument(reads > 0 && writes > 0, "a limit below one request: %s/%s", reads, writes);
    checkArgument(!window.isZero() && !window.isNegative(), "not a window: %s", window);
  }

  /**
   * Reads {@code ZPACERT_RATE_LIMIT=READS/WRITES}, both per documented window; without it, what ZPA documents.
   *
   * @throws ProblemException if the variable is anything else
   */
  public static RateLimit from(Map<String, String> environment) throws ProblemException {
    Optional<String> value =
        Optional.ofNullable(environment.get(VARIABLE)).map(String::strip).filter(v -> !v.isEmpty());
    return value.isPresent() ? parse(value.get()) : DOCUMENTED;
  }

  private static RateLimit parse(String value) throws ProblemException {
    Matcher matcher = SYNTAX.matcher(value);
    if (!matcher.matches()) {
      throw new ProblemException(
          Problem.error(VARIABLE + " is \"" + value + "\", not two numbers from 1 to 999999")
              .withHint("write reads and writes per 10 seconds, like 20/10"));
    }
    return new RateLimit(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        DOCUMENTED.window());
  }
}
