package io.github.zpacert.sandbox;

import com.google.common.collect.ImmutableList;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which part of a list is asked for. {@code pageSize} with a capital is not a parameter, and so not looked at.
 *
 * @param page from 1
 * @param size from 1 to 500
 */
record Paging(int page, int size) {

  private static final int DEFAULT_SIZE = 20;
  private static final int LARGEST = 500;

  /** Reads {@code page} and {@code pagesize}; a size above the largest counts as the largest, by our choice. */
  static Paging of(Call call) throws Refusal {
    return new Paging(
        number(call, "page", 1), Math.min(LARGEST, number(call, "pagesize", DEFAULT_SIZE)));
  }

  /** Returns the envelope with this page; a page beyond the last has an empty list. */
  <T> ObjectNode envelope(ImmutableList<T> all, Function<T, ObjectNode> render) {
    ObjectNode node = Json.object()
        .put("totalPages", Integer.toString((all.size() + size - 1) / size))
        .put("totalCount", Integer.toString(all.size()));
    ArrayNode list = node.putArray("list");
    all.stream().skip((page - 1L) * size).limit(size).map(render).forEach(list::add);
    return node;
  }

  private static int number(Call call, String name, int otherwise) throws Refusal {
    String text = call.parameter(name).orElse(Integer.toString(otherwise));
    if (!text.matches("0*[1-9]\\d{0,8}")) {
      throw Refusal.invalid(name, "It must be a number from 1.");
    }
    return Integer.parseInt(text);
  }
}
