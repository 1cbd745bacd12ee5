package io.github.zpacert.sandbox;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The small part of the search language that concerns names: {@code name EQ x} and {@code name LIKE x}. */
record Search(boolean exact, String name) {

  /** Either spaces or, as Zscaler's clients send it, encoded plus signs stand between the words. */
  private static final Pattern SYNTAX = Pattern.compile("name[ +](EQ|LIKE)[ +](.+)");

  static Search parse(String text) throws Refusal {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      throw Refusal.badRequest(
          "filtering.input.invalid.operand", "The search string is not valid.", "search");
    }
    return new Search(matcher.group(1).equals("EQ"), matcher.group(2));
  }

  /** Returns the rows that a call asks for: all, if it does not search. */
  static <T> ImmutableList<T> filter(Call call, ImmutableList<T> rows, Function<T, String> name)
      throws Refusal {
    Optional<String> text = call.parameter("search");
    if (text.isEmpty()) {
      return rows;
    }
    Search search = parse(text.get());
    return rows.stream()
        .filter(row -> search.finds(name.apply(row)))
        .collect(ImmutableList.toImmutableList());
  }

  boolean finds(String candidate) {
    return exact
        ? candidate.equals(name)
        : candidate.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
  }
}
