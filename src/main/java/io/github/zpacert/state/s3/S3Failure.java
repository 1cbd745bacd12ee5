package io.github.zpacert.state.s3;

import com.google.common.base.Strings;
import io.github.zpacert.net.NoAnswer;
import io.github.zpacert.net.Reach;
import io.github.zpacert.net.Words;
import io.github.zpacert.state.StateException;
import io.github.zpacert.state.StateException.Kind;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Says in a person's words why the store did not do what it was asked. */
final class S3Failure {

  /** What the SDK adds to its messages. */
  private static final Pattern ATTEMPTS = Pattern.compile(" \\(SDK Attempt Count: \\d+\\)");

  private S3Failure() {}

  /**
   * Returns the exception for a failed access.
   *
   * @param what what was tried, {@code cannot read the state "s3://…"}
   */
  static StateException of(String what, Exception e) {
    return new StateException(Kind.FAILED, what + ": " + reason(e), e);
  }

  static boolean isNoBucket(S3Exception e) {
    return code(e).equals("NoSuchBucket");
  }

  private static String reason(Exception e) {
    if (e instanceof S3Exception refusal) {
      return refusal(refusal);
    }
    return NoAnswer.network(e)
        .map(io -> NoAnswer.of(io, "the store", "name its authority in " + Reach.CA_BUNDLE)
            .reason())
        .orElseGet(() -> said(e));
  }

  private static String said(Exception e) {
    String said =
        Words.oneLine(ATTEMPTS.matcher(Strings.nullToEmpty(e.getMessage())).replaceAll(""));
    if (said.contains("credentials")) {
      return "no credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE";
    }
    return said.contains("region") ? "no region; write \"region\", or set AWS_REGION" : said;
  }

  private static String refusal(S3Exception e) {
    String said = Optional.ofNullable(e.awsErrorDetails())
        .map(AwsErrorDetails::errorMessage)
        .map(Words::oneLine)
        .filter(text -> !text.isEmpty())
        .map(text -> ", " + text)
        .orElse("");
    return "HTTP " + e.statusCode() + (code(e).isEmpty() ? "" : " " + code(e)) + said + advice(e);
  }

  private static String advice(S3Exception e) {
    if (isNoBucket(e)) {
      return "; create the bucket, or correct its name";
    }
    return e.statusCode() == 403
        ? "; these credentials need s3:GetObject, PutObject and DeleteObject on the key and on its .tflock,"
            + " and s3:ListBucket"
        : "";
  }

  private static String code(S3Exception e) {
    return Optional.ofNullable(e.awsErrorDetails())
        .map(AwsErrorDetails::errorCode)
        .orElse("");
  }
}
