package io.github.zpacert.diag;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** "Did you mean": the known word nearest to a mistyped one. */
public final class Suggestion {

  private Suggestion() {}

  /** Returns {@code did you mean "protect"?}, or nothing when no known word is near enough. */
  public static Optional<String> forWord(String word, Collection<String> known) {
    return nearest(word, known).map(k -> "did you mean \"" + k + "\"?");
  }

  private static Optional<String> nearest(String word, Collection<String> known) {
    int furthest = Math.max(1, word.length() / 3);
    return known.stream()
        .filter(k -> distance(word, k) <= furthest)
        .min(Comparator.<String>comparingInt(k -> distance(word, k))
            .thenComparing(Comparator.naturalOrder()));
  }

  private static int distance(String a, String b) {
    // two letters the wrong way round are one mistake
    return new DamerauLevenshteinDistance()
        .apply(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
  }
}
