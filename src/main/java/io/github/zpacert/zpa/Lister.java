package io.github.zpacert.zpa;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.net.Words;
import io.github.zpacert.tenant.TenantException.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads whole lists, page by page. There are no snapshots: when others write meanwhile, rows move from page to page, one
 * is seen twice and another not at all. So a list counts only if it agrees with itself; else it is read anew.
 */
final class Lister {

  private static final int LISTINGS = 4;

  /** A hundred times what ZPA allows an organization to have. */
  private static final int MOST_PAGES = 200;

  private final Caller caller;

  Lister(Caller caller) {
    this.caller = caller;
  }

  /**
   * Returns all items of a list, each once.
   *
   * @param list asks for the list as a whole
   * @param id tells items apart
   */
  <T> ImmutableList<T> list(ApiRequest list, Page.ItemReader<T> reader, Function<T, String> id)
      throws CallException {
    String unsettled = "";
    for (int listing = 1; listing <= LISTINGS; listing++) {
      var sweep = new Sweep<>(list, reader, id);
      if (sweep.succeeds()) {
        return ImmutableList.copyOf(sweep.found.values());
      }
      unsettled = sweep.unsettled;
    }
    throw CallException.of(
        Kind.PROTOCOL,
        list.what(),
        "the list did not settle in " + LISTINGS + " readings: " + unsettled
            + "; try again when nobody else is writing");
  }

  /** One reading from the first page to the last. */
  private final class Sweep<T> {

    private final ApiRequest list;
    private final Page.ItemReader<T> reader;
    private final Function<T, String> id;
    private final Map<String, T> found = new LinkedHashMap<>();
    private String unsettled = "";

    Sweep(ApiRequest list, Page.ItemReader<T> reader, Function<T, String> id) {
      this.list = list;
      this.reader = reader;
      this.id = id;
    }

    boolean succeeds() throws CallException {
      Page<T> first = page(1);
      int pages = first.totals().pages().orElse(1);
      boolean settled = takes(first);
      for (int number = 2; settled && number <= pages; number++) {
        Page<T> next = page(number);
        settled = isOf(first, next) && takes(next);
      }
      return settled && isComplete(first);
    }

    private Page<T> page(int number) throws CallException {
      Page<T> page = caller.call(list.page(number), body -> Page.read(body, reader));
      int pages = page.totals().pages().orElse(1);
      if (pages > MOST_PAGES) {
        throw malformed("it has " + pages + " pages, more than " + MOST_PAGES);
      }
      if (page.items().size() > Page.SIZE) {
        throw malformed(
            "page " + number + " holds " + page.items().size() + " items, more than " + Page.SIZE);
      }
      if (page.items().size() == Page.SIZE && page.totals().equals(Page.Totals.UNKNOWN)) {
        throw malformed("a full page does not say whether there are more");
      }
      return page;
    }

    private boolean takes(Page<T> page) {
      for (T item : page.items()) {
        if (found.putIfAbsent(id.apply(item), item) != null) {
          unsettled = "id " + Words.oneLine(id.apply(item)) + " came twice";
          return false;
        }
      }
      return true;
    }

    private boolean isOf(Page<T> first, Page<T> next) {
      if (!first.totals().equals(next.totals())) {
        unsettled = "the number of pages or objects changed between pages";
        return false;
      }
      return true;
    }

    private boolean isComplete(Page<T> first) {
      int expected = first.totals().count().orElse(found.size());
      if (found.size() != expected) {
        unsettled = found.size() + " objects came, " + expected + " were announced";
        return false;
      }
      return true;
    }

    private CallException malformed(String reason) {
      return CallException.of(Kind.PROTOCOL, list.what(), reason);
    }
  }
}
