package io.github.zpacert.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 2026-12-01T20:00:00Z}, {@code 2026-12-01T20:00+01:00} and {@code 2026-12-01T20:00+01:00[Europe/Berlin]}. */
final class TimeConverter implements ITypeConverter<Instant> {

  static final String EXPECTED = "a time with its zone like 2026-12-01T20:00+01:00";

  @Override
  public Instant convert(String value) {
    try {
      return ZonedDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw new TypeConversionException("\"" + value + "\" is not " + EXPECTED);
    }
  }
}
