package io.github.zpacert.config;

import com.google.common.collect.ImmutableSet;
import io.github.zpacert.state.StateSettings;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the keys of the {@code s3} backend, with the variables of AWS's own tools. */
final class S3StateReader {

  private static final ImmutableSet<String> KEYS =
      ImmutableSet.of("backend", "bucket", "key", "region", "endpoint", "usePathStyle");
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");

  /** What stores of other makers take for granted: they know no regions. */
  private static final String ANY_REGION = "us-east-1";

  private final StateFields state;
  private final Problems problems;

  S3StateReader(StateFields state) {
    this.state = state;
    this.problems = state.problems();
  }

  Optional<StateSettings> read() {
    state.refuseUnknown(
        KEYS,
        "credentials come from the environment: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE");
    Optional<String> bucket = matching(
        state.required("bucket"), BUCKET, "a bucket's name: lower-case letters, digits, - and .");
    Optional<String> key = state.required("key").flatMap(this::key);
    Optional<URI> endpoint = state
        .text("endpoint", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
        .flatMap(t -> Urls.url(t, problems));
    Optional<String> region = matching(
            state.text("region", "AWS_REGION", "AWS_DEFAULT_REGION"),
            REGION,
            "a region such as eu-central-1")
        .or(() -> endpoint.map(e -> ANY_REGION));
    boolean usePathStyle = state.fields().flag("usePathStyle").orElse(false);
    return bucket.isEmpty() || key.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new StateSettings.S3(bucket.get(), key.get(), region, endpoint, usePathStyle));
  }

  private Optional<String> key(Text text) {
    if (text.value().startsWith("/") || !Characters.allPrintable(text.value())) {
      problems.add(text.mustBe("an object's key such as team/zpacert.state.json"));
      return Optional.empty();
    }
    return Optional.of(text.value());
  }

  private Optional<String> matching(Optional<Text> text, Pattern pattern, String expected) {
    text.filter(t -> !pattern.matcher(t.value()).matches())
        .ifPresent(t -> problems.add(t.mustBe(expected)));
    return text.map(Text::value).filter(v -> pattern.matcher(v).matches());
  }
}
