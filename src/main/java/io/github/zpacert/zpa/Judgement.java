package io.github.zpacert.zpa;

import static io.github.zpacert.zpa.Failure.Aftermath.SETTLED;
import static io.github.zpacert.zpa.Failure.Aftermath.SIGNED_OUT;
import static io.github.zpacert.zpa.Failure.Aftermath.UNCERTAIN;
import static io.github.zpacert.zpa.Failure.Aftermath.UNDONE;

import com.google.common.collect.ImmutableSet;
import io.github.zpacert.net.NoAnswer;
import io.github.zpacert.tenant.TenantException.Kind;
import java.io.IOException;
import java.util.regex.Pattern;

/** What an answer, or its absence, means. Pure. */
final class Judgement {

  static final String NOT_FOUND = "resource.not.found";

  /** The tenant has no licence for the feature; comes with 400 and with 403. */
  static final String NOT_LICENSED = "config.change.not.allowed.sku.not.enabled";

  /** Another write was under way: nothing happened, whatever the status. */
  private static final ImmutableSet<String> EDIT_CONFLICTS = ImmutableSet.of(
      "api.concurrent.access.error",
      "db.simultaneous.request",
      "EDIT_LOCK_NOT_AVAILABLE",
      "Failed during enter Org barrier");

  /** What a server that has too much to do says with a 401. */
  private static final ImmutableSet<String> OVERLOAD = ImmutableSet.of(
      "SESSION_NOT_VALID", "Session already invalidated", "Resource Access Blocked");

  private static final Pattern IN_USE = Pattern.compile("(?i)\\breferenced\\b|\\bin use\\b");

  private Judgement() {}

  /** Judges an answer that is not a success. */
  static Failure of(ApiError error, ApiRequest request) {
    if (isEditConflict(error)) {
      return Failure.of(error, UNDONE, Kind.UNREACHABLE, "");
    }
    return switch (error.status()) {
      case 401 -> unauthorized(error);
      case 403 -> forbidden(error, request);
      case 429 -> Failure.of(error, UNDONE, Kind.UNREACHABLE, "");
      case 400, 404 -> rejected(error, request);
      default -> byClass(error, request);
    };
  }

  private static Failure byClass(ApiError error, ApiRequest request) {
    return switch (error.status() / 100) {
      case 3 ->
        Failure.of(
            error, SETTLED, Kind.PROTOCOL, "; a redirect is not followed, check the base URL");
      case 4 -> rejected(error, request);
      case 5 -> Failure.of(error, UNCERTAIN, Kind.UNREACHABLE, "");
      default -> Failure.of(error, SETTLED, Kind.PROTOCOL, "");
    };
  }

  private static boolean isEditConflict(ApiError error) {
    boolean refusal = error.status() == 400 || error.status() == 409 || error.status() == 412;
    // a conflict without a word of ZPA's own comes from the gateway, and means that another admin
    // is saving
    boolean wordless = error.status() == 409 && error.id().isEmpty();
    return refusal && (EDIT_CONFLICTS.stream().anyMatch(error::says) || wordless);
  }

  private static Failure unauthorized(ApiError error) {
    if (error.says("only through zscaler oneapi")) {
      return Failure.of(
          error,
          SETTLED,
          Kind.UNAUTHORIZED,
          "; this tenant has moved to OneAPI: set \"auth: oneapi\" and use a OneAPI client");
    }
    if (OVERLOAD.stream().anyMatch(error::says)) {
      return Failure.of(error, UNDONE, Kind.UNREACHABLE, "");
    }
    return Failure.of(
        error,
        SIGNED_OUT,
        Kind.UNAUTHORIZED,
        "; a new token was refused too: check that the API client belongs to this customerId and has a role in ZPA");
  }

  private static Failure forbidden(ApiError error, ApiRequest request) {
    if (error.readOnlyMode()) {
      return Failure.of(
          error, SETTLED, Kind.UNREACHABLE, "; ZPA is in maintenance and read-only, try later");
    }
    return error.id().equals(NOT_LICENSED)
        ? Failure.of(error, SETTLED, Kind.UNAUTHORIZED, "")
        : Failure.of(
            error,
            SETTLED,
            Kind.UNAUTHORIZED,
            "; the API client's role needs " + request.right()
                + " (a change of roles takes up to two minutes to act)");
  }

  private static Failure rejected(ApiError error, ApiRequest request) {
    if (request.isDelete() && isInUse(error)) {
      return Failure.of(error, SETTLED, Kind.REFERENCED, "");
    }
    boolean absent = error.status() == 404 || error.id().equals(NOT_FOUND);
    return Failure.of(error, SETTLED, absent ? Kind.NOT_FOUND : Kind.REFUSED, "");
  }

  private static boolean isInUse(ApiError error) {
    return error.id().equals("resource.referenced")
        || error.id().equals("RESOURCE_IN_USE")
        || IN_USE.matcher(error.reason()).find();
  }

  /** Judges an exchange that ended without a whole answer. */
  static Failure of(IOException e, String hostAndPort) {
    NoAnswer none = NoAnswer.of(e, hostAndPort);
    return Failure.unanswered(aftermath(none.meaning()), Kind.UNREACHABLE, none.reason());
  }

  private static Failure.Aftermath aftermath(NoAnswer.Meaning meaning) {
    return switch (meaning) {
      case NOT_SENT -> UNDONE;
      case NEVER -> SETTLED;
      case UNKNOWN -> UNCERTAIN;
    };
  }
}
