package io.github.zpacert.zpa;

import io.github.zpacert.material.TestCertificates.Issued;
import java.util.List;

/** JSON as ZPA writes it. */
final class Rows {

  private Rows() {}

  /** A certificate of Default, with the given fields behind its own. */
  static String row(String id, String name, Issued issued, String... more) {
    String fields = more.length == 0 ? "" : "," + String.join(",", more);
    return """
        {"id":"%s","name":"%s","certificate":"%s","modifiedTime":"1773369888",\
        "modifiedBy":"216190000000372705","san":["x"],"readOnly":false,"zscalerManaged":false%s}""".formatted(id, name, escaped(issued.pem()), fields);
  }

  /** A row without a certificate: a request that waits for one. */
  static String pending(String id, String name) {
    return """
        {"id":"%s","name":"%s","status":"PENDING"}""".formatted(id, name);
  }

  /** A list that is whole on one page. */
  static String list(String... rows) {
    return page(1, rows.length, rows);
  }

  static String page(int totalPages, int totalCount, String... rows) {
    return """
        {"totalPages":"%d","totalCount":"%d","list":[%s]}""".formatted(totalPages, totalCount, String.join(",", rows));
  }

  static String array(List<String> rows) {
    return "[" + String.join(",", rows) + "]";
  }

  static String error(String id, String reason) {
    return """
        {"id":"%s","reason":"%s"}""".formatted(id, reason);
  }

  static String escaped(String text) {
    return text.replace("\n", "\\n");
  }
}
