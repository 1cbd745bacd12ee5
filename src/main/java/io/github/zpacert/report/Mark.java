package io.github.zpacert.report;

/** The symbols of a plan's text: Terraform's, and one for what is only written into the state. */
enum Mark {
  ADD("+") {
    @Override
    String in(Style style) {
      return style.green(symbol());
    }
  },
  CHANGE("~") {
    @Override
    String in(Style style) {
      return style.yellow(symbol());
    }
  },
  REMOVE("-") {
    @Override
    String in(Style style) {
      return style.red(symbol());
    }
  },
  REPLACE("+/-") {
    @Override
    String in(Style style) {
      return style.green("+") + "/" + style.red("-");
    }
  },
  ROTATE("+/~") {
    @Override
    String in(Style style) {
      return style.green("+") + "/" + style.yellow("~");
    }
  },
  ADOPT("="),
  FORGET("."),
  NONE(" ");

  private final String symbol;

  Mark(String symbol) {
    this.symbol = symbol;
  }

  String symbol() {
    return symbol;
  }

  /** Returns the symbol in its colour. */
  String in(Style style) {
    return symbol;
  }
}
