package io.github.zpacert.zpa;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.zpacert.diag.Log;
import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Issued;
import io.github.zpacert.model.Live;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** A program for a small heap: reads twenty full pages of certificates and says how many it holds. */
final class TenThousandRows {

  private static final int PAGES = 20;
  private static final int DIFFERENT = 200;

  private TenThousandRows() {}

  public static void main(String[] args) throws Exception {
    List<Issued> issued = TestCertificates.bulk(DIFFERENT);
    var json = new CertificateJson(Log.SILENT);
    List<Live> held = new ArrayList<>();
    for (int number = 0; number < PAGES; number++) {
      InputStream body = page(issued, number);
      held.addAll(Page.read(body, parser -> json.read(parser, "0")).items());
    }
    System.out.println(held.stream().filter(live -> live.facts().isPresent()).count());
  }

  /** Made while it is read, as it would arrive. */
  private static InputStream page(List<Issued> issued, int number) {
    var rows = IntStream.range(0, Page.SIZE)
        .map(i -> number * Page.SIZE + i)
        .mapToObj(i -> stream((i % Page.SIZE == 0 ? "" : ",")
            + Rows.row(
                "" + (216_190_000_000_000_000L + i), "host-" + i, issued.get(i % DIFFERENT))));
    var parts = new ArrayList<InputStream>();
    parts.add(stream("{\"totalPages\":\"20\",\"totalCount\":\"10000\",\"list\":["));
    rows.forEach(parts::add);
    parts.add(stream("]}"));
    return new SequenceInputStream(Collections.enumeration(parts));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
