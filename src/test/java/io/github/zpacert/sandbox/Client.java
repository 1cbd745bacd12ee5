package io.github.zpacert.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.zpacert.material.TestCertificates.Issued;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A client that knows the documented API and nothing else, signed in unless told otherwise. */
final class Client {

  static final String CUSTOMER = "216196257331281920";
  static final String V1 = "/mgmtconfig/v1/admin/customers/" + CUSTOMER;
  static final String V2 = "/mgmtconfig/v2/admin/customers/" + CUSTOMER;
  static final String CERTIFICATE = V1 + "/certificate";
  static final String ISSUED = V2 + "/certificate/issued";
  static final String APPLICATION = V1 + "/application";
  static final String PRA_PORTAL = V1 + "/praPortal";
  static final String USER_PORTAL = V1 + "/userPortal";
  static final String FORM = "application/x-www-form-urlencoded";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI base;
  private final Optional<String> token;

  private Client(URI base, Optional<String> token) {
    this.base = base;
    this.token = token;
  }

  /** What came back. */
  record Answer(int status, HttpHeaders headers, String body) {

    JsonNode json() {
      return Json.MAPPER.readTree(body);
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    String text(String key) {
      return json().path(key).stringValue("");
    }

    /** Status and body in one, so that a test asserts both or neither. */
    String all() {
      return status + " " + body;
    }

    List<String> names() {
      return json().path("list").values().stream()
          .map(item -> item.path("name").stringValue())
          .toList();
    }
  }

  static Client oneApi(Sandbox sandbox) throws IOException, InterruptedException {
    return oneApi(sandbox, "client");
  }

  static Client oneApi(Sandbox sandbox, String clientId) throws IOException, InterruptedException {
    Answer answer = stranger(sandbox)
        .form(
            "/oauth2/v1/token",
            "grant_type=client_credentials&client_secret=s&audience=https://api.zscaler.com&client_id="
                + clientId);
    assertEquals(200, answer.status(), answer.body());
    return new Client(sandbox.oneApiBaseUrl(), Optional.of(answer.text("access_token")));
  }

  static Client legacy(Sandbox sandbox) throws IOException, InterruptedException {
    Answer answer = stranger(sandbox).form("/signin", "client_id=key&client_secret=s");
    assertEquals(200, answer.status(), answer.body());
    return new Client(sandbox.legacyBaseUrl(), Optional.of(answer.text("access_token")));
  }

  /** Has no token, and no base path. */
  static Client stranger(Sandbox sandbox) {
    return new Client(sandbox.legacyBaseUrl(), Optional.empty());
  }

  static Client withToken(URI base, String token) {
    return new Client(base, Optional.of(token));
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(to(path).GET());
  }

  Answer delete(String path) throws IOException, InterruptedException {
    return send(to(path).DELETE());
  }

  Answer post(String path, JsonNode body) throws IOException, InterruptedException {
    return send("POST", path, "application/json", body.toString());
  }

  Answer put(String path, JsonNode body) throws IOException, InterruptedException {
    return send("PUT", path, "application/json", body.toString());
  }

  Answer form(String path, String form) throws IOException, InterruptedException {
    return send("POST", path, FORM, form);
  }

  Answer send(String method, String path, String contentType, String body)
      throws IOException, InterruptedException {
    return send(
        to(path).header("content-type", contentType).method(method, BodyPublishers.ofString(body)));
  }

  Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  HttpRequest.Builder to(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    token.ifPresent(t -> request.header("authorization", "Bearer " + t));
    return request;
  }

  /** Uploads and returns the new id. */
  String create(String microtenantId, String name, Issued issued)
      throws IOException, InterruptedException {
    Answer answer = post(CERTIFICATE + "?microtenantId=" + microtenantId, upload(name, issued));
    assertEquals(201, answer.status(), answer.body());
    return answer.text("id");
  }

  static ObjectNode upload(String name, Issued issued) {
    return upload(name, issued.pem() + issued.keyPem());
  }

  static ObjectNode upload(String name, String certBlob) {
    return Json.object().put("name", name).put("certBlob", certBlob);
  }
}
