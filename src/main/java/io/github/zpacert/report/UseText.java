package io.github.zpacert.report;

import io.github.zpacert.plan.Use;

/** Words who shows a certificate, and under which name. */
public final class UseText {

  private UseText() {}

  /** Returns {@code PRA portal "pra" of "Finance" under pra.example.com}, fit for a terminal. */
  public static String of(Use use) {
    String domain = use.consumer().domain();
    return Printable.of(use + (domain.isEmpty() ? "" : " under " + domain));
  }
}
