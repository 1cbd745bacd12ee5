package io.github.zpacert.zpa;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.net.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One page of a list.
 *
 * @param totals what it says of the whole
 */
record Page<T>(ImmutableList<T> items, Totals totals) {

  /** The most that a page may hold, and what is always asked for. */
  static final int SIZE = 500;

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  /**
   * What a page says of the whole list.
   *
   * @param pages absent when the server does not page
   * @param count absent when unknown; some lists say 0 and mean unknown
   */
  record Totals(Optional<Integer> pages, Optional<Integer> count) {
    static final Totals UNKNOWN = new Totals(Optional.empty(), Optional.empty());
  }

  /** Reads the value at hand. */
  @FunctionalInterface
  interface ItemReader<T> {
    T read(JsonParser parser) throws MalformedException;
  }

  /**
   * Reads an envelope of {@code list}, {@code totalPages} and {@code totalCount} in which each may be missing, or a bare
   * array.
   */
  static <T> Page<T> read(InputStream body, ItemReader<T> reader)
      throws IOException, MalformedException {
    try (JsonParser parser = Json.started(body)) {
      JsonToken first = parser.currentToken();
      if (first == JsonToken.START_ARRAY) {
        return new Page<>(items(parser, reader), Totals.UNKNOWN);
      }
      if (first == JsonToken.START_OBJECT) {
        return envelope(parser, reader);
      }
      throw new MalformedException("the answer is not a list");
    }
  }

  private static <T> Page<T> envelope(JsonParser parser, ItemReader<T> reader)
      throws MalformedException {
    ImmutableList<T> items = ImmutableList.of();
    Optional<Integer> pages = Optional.empty();
    Optional<Integer> count = Optional.empty();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("list") && value == JsonToken.START_ARRAY) {
        items = items(parser, reader);
      } else if (name.equals("totalPages")) {
        pages = number(name, parser);
      } else if (name.equals("totalCount")) {
        count = number(name, parser).filter(n -> n > 0);
      } else {
        parser.skipChildren();
      }
    }
    return new Page<>(items, new Totals(pages, count));
  }

  private static <T> ImmutableList<T> items(JsonParser parser, ItemReader<T> reader)
      throws MalformedException {
    ImmutableList.Builder<T> items = ImmutableList.builder();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(reader.read(parser));
    }
    return items.build();
  }

  private static Optional<Integer> number(String name, JsonParser parser)
      throws MalformedException {
    Optional<String> text = Json.scalar(parser);
    if (text.isPresent() && !NUMBER.matcher(text.get()).matches()) {
      throw new MalformedException("\"" + name + "\" is no number: " + Words.oneLine(text.get()));
    }
    return text.map(Integer::valueOf);
  }
}
