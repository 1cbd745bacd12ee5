package io.github.zpacert.report;

import io.github.zpacert.model.Made;
import java.util.Optional;

/** What a saved plan says of its making, for a person: a line each. */
public final class HeaderText {

  private HeaderText() {}

  public static String render(SavedPlan saved) {
    Header header = saved.header();
    StringBuilder out = new StringBuilder("Made by zpacert " + Printable.of(header.version())
        + " at " + header.timestamp() + ", digest sha256:" + saved.digest() + "\n");
    Made made = header.made();
    actor(made).ifPresent(a -> line(out, "Made for " + a));
    made.commit()
        .ifPresent(c ->
            line(out, "From commit " + c + made.dirty().map(HeaderText::state).orElse("")));
    made.job().ifPresent(j -> line(out, "By " + j));
    if (!header.window().isOpen()) {
      line(out, "May be applied " + header.window());
    }
    return out.toString();
  }

  private static Optional<String> actor(Made made) {
    return made.actor()
        .map(a -> a + made.email().map(e -> " <" + e + ">").orElse(""))
        .or(made::email);
  }

  private static String state(boolean dirty) {
    return dirty ? ", with changes that are not in it" : "";
  }

  private static void line(StringBuilder out, String text) {
    out.append(Printable.of(text)).append('\n');
  }
}
