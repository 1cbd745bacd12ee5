package io.github.zpacert.approval;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Suggestion;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The options of a line: {@code namespaces="git,zpacert-plan",valid-before="20261231"}. */
final class SignerOptions {

  private static final ImmutableList<String> WITH_VALUE =
      ImmutableList.of("namespaces", "valid-after", "valid-before");
  private static final String AUTHORITY = "cert-authority";

  private final Map<String, String> values = new HashMap<>();
  private final ZoneId zone;

  private SignerOptions(ZoneId zone) {
    this.zone = zone;
  }

  static SignerOptions none(ZoneId zone) {
    return new SignerOptions(zone);
  }

  static SignerOptions parse(String written, ZoneId zone) throws MalformedException {
    SignerOptions options = new SignerOptions(zone);
    int from = 0;
    while (from < written.length()) {
      int end = QuotedText.end(written, from, ',');
      options.add(written.substring(from, end));
      from = end + 1;
    }
    if (written.endsWith(",")) {
      throw new MalformedException("has a comma after its last option");
    }
    return options;
  }

  private void add(String option) throws MalformedException {
    int equals = option.indexOf('=');
    String name = Ascii.toLowerCase(equals < 0 ? option : option.substring(0, equals));
    if (name.equals(AUTHORITY)) {
      throw new MalformedException(
          "has the option \"cert-authority\", and certificates of SSH are not supported");
    }
    if (!WITH_VALUE.contains(name)) {
      throw new MalformedException("has an unknown option \"" + name + "\""
          + Suggestion.forWord(name, WITH_VALUE).map(s -> ", " + s).orElse(""));
    }
    if (equals < 0) {
      throw new MalformedException("has the option \"" + name + "\" without a value");
    }
    if (values.put(name, QuotedText.unquoted(option.substring(equals + 1))) != null) {
      throw new MalformedException("has the option \"" + name + "\" twice");
    }
  }

  Optional<PatternList> namespaces() {
    return Optional.ofNullable(values.get("namespaces")).map(PatternList::of);
  }

  Optional<Instant> validAfter() throws MalformedException {
    return time("valid-after");
  }

  Optional<Instant> validBefore() throws MalformedException {
    Optional<Instant> after = validAfter();
    Optional<Instant> before = time("valid-before");
    if (after.isPresent() && before.filter(b -> !b.isAfter(after.get())).isPresent()) {
      throw new MalformedException("is never valid: \"valid-before\" is not after \"valid-after\"");
    }
    return before;
  }

  private Optional<Instant> time(String name) throws MalformedException {
    String written = values.get(name);
    if (written == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(SignerTime.parse(written, zone));
    } catch (MalformedException e) {
      throw new MalformedException("has a \"" + name + "\" that " + e.reason());
    }
  }
}
