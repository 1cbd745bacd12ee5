package io.github.zpacert.state.s3;

import com.google.common.base.Strings;
import io.github.zpacert.state.Blob;
import io.github.zpacert.state.StateException;
import io.github.zpacert.state.StateJson;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The objects of one bucket, read whole and written under a condition. */
final class Objects {

  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;

  private final String bucket;
  private final Supplier<S3Client> maker;
  private @Nullable S3Client client;

  /**
   * @param maker asked when a client is first needed
   */
  Objects(String bucket, Supplier<S3Client> maker) {
    this.bucket = bucket;
    this.maker = maker;
  }

  /**
   * Returns the object, if there is one.
   *
   * @param what was is being done, for messages: {@code cannot read the state "s3://…"}
   */
  Optional<Blob> get(String key, String what) throws StateException {
    try (ResponseInputStream<GetObjectResponse> in =
        client().getObject(request -> request.bucket(bucket).key(key))) {
      byte[] content = in.readNBytes(StateJson.MAX_BYTES + 1);
      if (content.length > StateJson.MAX_BYTES) {
        in.abort();
      }
      return Optional.of(new Blob(content, in.response().eTag()));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException | IOException e) {
      throw S3Failure.of(what, e);
    }
  }

  /**
   * Writes the object if the one that is there has the expected tag.
   *
   * @param expected empty if none may be there
   * @return the new tag; empty if the condition did not hold
   */
  Optional<String> put(String key, byte[] content, Optional<String> expected, String what)
      throws StateException {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder().bucket(bucket).key(key).contentType("application/json");
    expected.ifPresentOrElse(request::ifMatch, () -> request.ifNoneMatch("*"));
    try {
      return Optional.of(Strings.nullToEmpty(
          client().putObject(request.build(), RequestBody.fromBytes(content)).eTag()));
    } catch (S3Exception e) {
      if (isCondition(e, expected)) {
        return Optional.empty();
      }
      throw S3Failure.of(what, e);
    } catch (SdkException e) {
      throw S3Failure.of(what, e);
    }
  }

  /** Whether the store says that the condition does not hold, or that somebody is writing at this very moment. */
  private static boolean isCondition(S3Exception e, Optional<String> expected) {
    return e.statusCode() == PRECONDITION_FAILED
        || e.statusCode() == CONFLICT
        || (expected.isPresent() && e.statusCode() == NOT_FOUND && !S3Failure.isNoBucket(e));
  }

  void delete(String key, String what) throws StateException {
    try {
      client().deleteObject(request -> request.bucket(bucket).key(key));
    } catch (SdkException e) {
      throw S3Failure.of(what, e);
    }
  }

  private synchronized S3Client client() {
    if (client == null) {
      client = maker.get();
    }
    return client;
  }

  /** Lets go of connections, if there are any. */
  synchronized void close() {
    if (client != null) {
      client.close();
    }
  }
}
