package io.github.zpacert.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a plan, or its apply, can be warned of or refused for. The word of each is stable: it stands in messages, saved plans and
 * reports, and {@code explain} takes it.
 */
public enum Code {
  LOST_SAN(Kind.CERTIFICATE, Level.WARN),
  UNCOVERED_NAME(Kind.CERTIFICATE, Level.DENY),
  NO_SAN(Kind.CERTIFICATE, Level.WARN),
  ISSUER_CHANGE(Kind.CERTIFICATE, Level.WARN),
  KEY_REUSE(Kind.CERTIFICATE, Level.WARN),
  KEY_TYPE(Kind.CERTIFICATE, Level.WARN),
  WEAK_KEY(Kind.CERTIFICATE, Level.DENY),
  WEAK_SIGNATURE(Kind.CERTIFICATE, Level.DENY),
  LIFETIME(Kind.CERTIFICATE, Level.WARN),
  MIN_REMAINING(Kind.CERTIFICATE, Level.DENY),
  EXPIRES_EARLIER(Kind.CERTIFICATE, Level.WARN),
  INCOMPLETE_CHAIN(Kind.CERTIFICATE, Level.DENY),
  OTHER_CHAIN(Kind.CERTIFICATE, Level.WARN),
  MISSING_DESCRIPTION(Kind.CERTIFICATE, Level.OFF),
  NAME_PATTERN(Kind.CERTIFICATE, Level.DENY),
  MAX_DELETE(Kind.PLAN, Level.DENY),
  MAX_CHANGE(Kind.PLAN, Level.DENY),
  QUOTA(Kind.PLAN, Level.DENY),
  RULE(Kind.FIXED, Level.DENY),
  EXPIRED(Kind.FIXED, Level.DENY),
  NOT_YET_VALID(Kind.FIXED, Level.DENY),
  PROTECTED(Kind.FIXED, Level.DENY),
  DELETE_IN_USE(Kind.FIXED, Level.DENY),
  NO_CERTIFICATES(Kind.FIXED, Level.DENY),
  CHANGE_WINDOW(Kind.FIXED, Level.DENY),
  CHANGE_TICKET(Kind.FIXED, Level.DENY),
  NOT_PRUNED(Kind.FIXED, Level.WARN),
  RETIRED_IN_USE(Kind.FIXED, Level.WARN),
  NOT_SCANNED(Kind.FIXED, Level.WARN),
  LEFT_ALONE(Kind.FIXED, Level.WARN),
  SIMILAR_NAME(Kind.FIXED, Level.WARN),
  RENAMED_OUTSIDE(Kind.FIXED, Level.WARN);

  /** What a configuration may say about a code. */
  public enum Kind {
    /** A gate: its level, and a waiver at a certificate. */
    CERTIFICATE,
    /** A gate that judges the plan as a whole: its level alone. */
    PLAN,
    /** Nothing: other settings and options lead around it, if any do. */
    FIXED
  }

  private final Kind kind;
  private final Level level;

  Code(Kind kind, Level level) {
    this.kind = kind;
    this.level = level;
  }

  /** Returns the code of that word, if there is one. */
  public static Optional<Code> of(String word) {
    return Arrays.stream(values()).filter(c -> c.word().equals(word)).findFirst();
  }

  public Kind kind() {
    return kind;
  }

  /** Returns its level where a configuration says nothing. */
  public Level level() {
    return level;
  }

  /** Whether a configuration may set its level. */
  public boolean isGate() {
    return kind != Kind.FIXED;
  }

  /** Returns {@code lost-san}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return word();
  }
}
