package io.github.zpacert.zpa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import org.junit.jupiter.api.Test;

class ApiTextsTest {

  @Test
  void keepsAPlainTextAsItIs() {
    assertEquals(ImmutableList.of("a * b"), ApiTexts.of("a * b").forms());
  }

  @Test
  void unescapesTwiceAndKeepsEveryForm() {
    assertEquals(
        ImmutableList.of("a &amp;lt; b", "a &lt; b", "a < b"),
        ApiTexts.of("a &amp;lt; b").forms());
  }

  @Test
  void knowsNumbersAndApostrophes() {
    assertEquals(
        "*.example.com's", ApiTexts.of("&#x2a;&#x2e;example&#46;com&apos;s").text());
  }

  @Test
  void repeatsNoForm() {
    assertEquals(ImmutableList.of("R&D"), ApiTexts.of("R&D").forms());
  }
}
