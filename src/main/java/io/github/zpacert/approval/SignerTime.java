package io.github.zpacert.approval;

import com.google.common.base.Ascii;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads OpenSSH's times: {@code 20261201}, {@code 202612012000}, {@code 20261201200000}, with or without a {@code Z}. */
final class SignerTime {

  private static final Pattern DIGITS = Pattern.compile("[0-9]{8}([0-9]{4}([0-9]{2})?)?");
  private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
          "uuuuMMddHHmmss", Locale.ROOT)
      .withResolverStyle(ResolverStyle.STRICT);

  private SignerTime() {}

  /** @param zone of a time that names none */
  static Instant parse(String text, ZoneId zone) throws MalformedException {
    String upper = Ascii.toUpperCase(text);
    String digits = upper.replaceFirst("(Z|UTC)$", "");
    if (!DIGITS.matcher(digits).matches()) {
      throw unfit();
    }
    try {
      return LocalDateTime.parse((digits + "000000").substring(0, 14), FORMAT)
          .atZone(digits.equals(upper) ? zone : ZoneOffset.UTC)
          .toInstant();
    } catch (DateTimeException e) {
      throw unfit();
    }
  }

  private static MalformedException unfit() {
    return new MalformedException("is not a time like 20261201 or 20261201200000Z");
  }
}
