package io.github.zpacert.zpa;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.net.Redaction;
import io.github.zpacert.net.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * An answer that is not a success, whichever of its authors (ZPA, the gateway, the token endpoint, a proxy on the way)
 * wrote it. Free of secrets and of control characters.
 *
 * @param id the machine's word for it, {@code resource.not.found}; empty when there is none
 * @param reason the words for people, may be empty
 * @param requestId what Zscaler's support asks for
 * @param readOnlyMode whether the answer says that nothing can be written at present
 */
record ApiError(
    int status,
    String id,
    String reason,
    ImmutableList<String> params,
    Optional<String> requestId,
    Optional<Duration> retryAfter,
    boolean readOnlyMode) {

  private static final ImmutableList<String> ID_FIELDS =
      ImmutableList.of("id", "code", "error", "exception");
  private static final ImmutableList<String> REASON_FIELDS =
      ImmutableList.of("reason", "message", "detail", "error_description");
  private static final String STATE_READ_ONLY = "STATE_READONLY";

  /** What an answer says beside its body. */
  record Head(
      int status,
      Optional<String> requestId,
      Optional<Duration> retryAfter,
      Optional<String> zscalerMode) {}

  static ApiError of(Head head, String body, Redaction redaction) {
    UnaryOperator<String> clean = text -> Words.oneLine(redaction.clean(text));
    Fields fields = Fields.of(body);
    String id = fields.first(ID_FIELDS).map(clean).orElse("");
    String reason = clean.apply(fields.first(REASON_FIELDS).orElse(fields.isEmpty() ? body : ""));
    return new ApiError(
        head.status(),
        id,
        reason,
        fields.params.stream().map(clean).collect(ImmutableList.toImmutableList()),
        head.requestId().map(clean),
        head.retryAfter(),
        id.equals(STATE_READ_ONLY)
            || head.zscalerMode().filter("read-only"::equals).isPresent());
  }

  boolean says(String words) {
    return (id + " " + reason).toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
  }

  /** Renders as {@code HTTP 400 resource.not.found: No resource exists (request id 7f3a)}. */
  @Override
  public String toString() {
    String what = Stream.of(id, reason).filter(s -> !s.isEmpty()).collect(joining(": "));
    return "HTTP " + status
        + (id.isEmpty() && !what.isEmpty() ? ": " : " ").concat(what).stripTrailing()
        + paramsNotYetSaid()
        + requestId.map(r -> " (request id " + r + ")").orElse("");
  }

  private String paramsNotYetSaid() {
    return params.stream().allMatch(reason::contains)
        ? ""
        : params.stream().collect(joining("\", \"", " [\"", "\"]"));
  }

  /** The scalars of a flat JSON object; nothing for any other body. */
  private static final class Fields {

    private final Map<String, String> scalars = new HashMap<>();
    private final List<String> params = new ArrayList<>();

    static Fields of(String body) {
      var fields = new Fields();
      try (JsonParser parser = Json.parser(body)) {
        fields.read(parser);
      } catch (JacksonException e) {
        return new Fields(); // not JSON, or half of it: then the text itself is all there is
      }
      return fields;
    }

    boolean isEmpty() {
      return scalars.isEmpty();
    }

    Optional<String> first(ImmutableList<String> names) {
      return names.stream()
          .flatMap(name -> Optional.ofNullable(scalars.get(name)).stream())
          .filter(value -> !value.isBlank())
          .findFirst();
    }

    private void read(JsonParser parser) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return;
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("params") && value == JsonToken.START_ARRAY) {
          readParams(parser);
        } else {
          Json.scalar(parser).ifPresent(text -> scalars.put(name, text));
        }
      }
    }

    private void readParams(JsonParser parser) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        Json.scalar(parser).ifPresent(params::add);
      }
    }
  }
}
