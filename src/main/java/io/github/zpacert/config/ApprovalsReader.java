package io.github.zpacert.config;

import com.google.common.collect.ImmutableSet;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code policy.approvals}. */
final class ApprovalsReader {

  static final String KEY = "approvals";

  private static final ImmutableSet<String> KEYS =
      ImmutableSet.of("required", "signers", "excludeAuthor");
  private static final Pattern COUNT = Pattern.compile("[1-9][0-9]?");
  private static final String EXPECTED = "a number from 1 to 99";

  private ApprovalsReader() {}

  /** Returns what the policy asks for; nothing if it asks for none, or what it asks for is wrong and reported. */
  static Optional<ApprovalSettings> read(Fields policy) {
    return policy.mapping(KEY).flatMap(ApprovalsReader::settings);
  }

  private static Optional<ApprovalSettings> settings(Fields fields) {
    fields.refuseUnknown(KEYS);
    Optional<Integer> required = fields.has("required") ? required(fields) : Optional.of(1);
    boolean excludeAuthor = fields.flag("excludeAuthor").orElse(true);
    if (!fields.has("signers")) {
      fields
          .problems()
          .error(
              fields.at(),
              "\"signers\" is missing",
              "name an allowed_signers file, as ssh-keygen reads it");
    }
    Optional<Text> signers = fields.text("signers");
    Optional<Path> path = signers.flatMap(fields.reading()::path);
    return required.flatMap(r -> path.map(p -> new ApprovalSettings(
        r, p, signers.map(Text::value).orElse(""), excludeAuthor, fields.at("signers"))));
  }

  private static Optional<Integer> required(Fields fields) {
    Optional<Text> text = fields.textOrNumber("required", EXPECTED);
    text.filter(t -> !isCount(t)).ifPresent(t -> fields.problems().add(t.mustBe(EXPECTED)));
    return text.filter(ApprovalsReader::isCount).map(t -> Integer.valueOf(t.value()));
  }

  private static boolean isCount(Text text) {
    return COUNT.matcher(text.value()).matches();
  }
}
