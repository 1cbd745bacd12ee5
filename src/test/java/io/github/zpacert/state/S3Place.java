package io.github.zpacert.state;

import com.adobe.testing.s3mock.S3MockApplication;
import io.github.zpacert.net.Reach;
import io.github.zpacert.state.s3.S3Backend;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An object in a real S3 server, which is started once. */
public record S3Place(String key) implements Place {

  public static final String BUCKET = "states";
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final S3Backend.Limits HASTY =
      new S3Backend.Limits(Duration.ofMillis(300), Duration.ofMillis(300));

  /** Started when it is first asked for, and stopped with the process. */
  private static final class Store {

    static final URI ENDPOINT = start();

    @SuppressWarnings(
        "deprecation") // its other port is https, with a certificate that nobody trusts
    private static URI start() {
      signIn();
      System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
      // it writes into the map
      Map<String, Object> settings = new HashMap<>();
      settings.put("com.adobe.testing.s3mock.store.initial-buckets", BUCKET);
      settings.put(S3MockApplication.PROP_HTTP_PORT, S3MockApplication.RANDOM_PORT);
      settings.put(S3MockApplication.PROP_HTTPS_PORT, S3MockApplication.RANDOM_PORT);
      S3MockApplication server = S3MockApplication.start(settings, "--spring.main.banner-mode=off");
      return Gate.before(URI.create("http://127.0.0.1:" + server.getHttpPort())).address();
    }
  }

  /** Gives the SDK credentials, where it looks first; the server takes any. */
  public static void signIn() {
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
  }

  public static URI endpoint() {
    return Store.ENDPOINT;
  }

  @Override
  public Backend open() {
    return open(endpoint(), key);
  }

  static Backend open(URI endpoint, String key) {
    return open(endpoint, key, S3Backend.Limits.GENEROUS);
  }

  static Backend open(URI endpoint, String key, S3Backend.Limits limits) {
    try {
      return new S3Backend(
          new StateSettings.S3(BUCKET, key, Optional.of("us-east-1"), Optional.of(endpoint), true),
          Reach.from(Map.of()),
          limits);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public String address() {
    return "s3|" + endpoint() + "|" + key;
  }

  @Override
  public void put(byte[] content) throws Exception {
    send("PUT", key, HttpRequest.BodyPublishers.ofByteArray(content));
  }

  @Override
  public Optional<byte[]> stored() throws Exception {
    HttpResponse<byte[]> answer = send("GET", key, HttpRequest.BodyPublishers.noBody());
    return answer.statusCode() == 404 ? Optional.empty() : Optional.of(answer.body());
  }

  @Override
  public void removeLock() throws Exception {
    send("DELETE", key + ".tflock", HttpRequest.BodyPublishers.noBody());
  }

  private static HttpResponse<byte[]> send(
      String method, String key, HttpRequest.BodyPublisher body)
      throws IOException, InterruptedException {
    URI object = endpoint().resolve("/" + BUCKET + "/" + key);
    return CLIENT.send(
        HttpRequest.newBuilder(object).method(method, body).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  @Override
  public boolean freesWhatTheDeadHeld() {
    return false;
  }

  @Override
  public Optional<Backend> at(int port) {
    return Optional.of(open(URI.create("http://127.0.0.1:" + port), key, HASTY));
  }
}
