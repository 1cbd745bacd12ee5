package io.github.zpacert.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

  @Test
  void leavesWhatCanBeSeenAsItIs() {
    assertEquals("portal ~ äß 漢字 e\u0301 😀", Printable.of("portal ~ äß 漢字 e\u0301 😀"));
  }

  @Test
  void showsLineEndsAndTabsByTheirLetters() {
    assertEquals("a\\nb\\r\\tc", Printable.of("a\nb\r\tc"));
  }

  @Test
  void showsATerminalsCommandsByTheirNumbers() {
    assertEquals(
        "\\u001b[2J\\u0007\\u009b31m\\u007f", Printable.of("\u001b[2J\u0007\u009b31m\u007f"));
  }

  @Test
  void showsWhatReordersALine() {
    assertEquals("\\u202egpj.exe\\u2066\\u200f", Printable.of("\u202egpj.exe\u2066\u200f"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000", "\u00a0", "\u00ad", "\u034f", "\u115f", "\u180e", "\u200b", "\u200d", "\u2028",
        "\u2029", "\u2800", "\u3000", "\u3164", "\ue000", "\ufe0f", "\ufeff", "\uffa0", "\uffff",
        "\ud800", "\udc00"
      })
  void showsWhatCannotBeSeen(String hidden) {
    assertEquals(
        String.format("a\\u%04xb", (int) hidden.charAt(0)), Printable.of("a" + hidden + "b"));
  }

  @Test
  void showsWhatCannotBeSeenBeyondTheBasicPlaneAsTwoUnits() {
    assertEquals("\\udb40\\udc41\\udb40\\udd00", Printable.of("\udb40\udc41\udb40\udd00"));
  }

  @Test
  void noCharacterAtAllCanSteerATerminal() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      int shown = c;
      assertTrue(
          Printable.of(Character.toString(c)).codePoints().noneMatch(Character::isISOControl),
          () -> Integer.toHexString(shown));
    }
  }

  @Test
  void quotesSoThatEveryTextHasOneForm() {
    assertEquals("\" a\\\"b\\\\n\\n \"", Printable.quoted(" a\"b\\n\n "));
  }

  @Test
  void keepsTheLineFeedsOfADocument() {
    assertEquals("a\n\n\\u001b[1m\\r\nä\\t\n", Printable.document("a\n\n\u001b[1m\r\nä\t\n"));
  }

  @Test
  void keepsTheCodesOfAStyleAndNoOthers() {
    String document = Style.ANSI.red("a\u001b[2J") + "\n\u001b[7mb";

    assertEquals("\u001b[31ma\\u001b[2J\u001b[0m\n\\u001b[7mb", Style.ANSI.only(document));
    assertEquals("\\u001b[1mx\\u001b[0m", Style.PLAIN.only(Style.ANSI.bold("x")));
  }
}
