package io.github.zpacert.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a store may do that a real one does not. */
class S3BackendTest {

  @RegisterExtension
  private final WireMockExtension server = WireMockExtension.newInstance()
      .options(WireMockConfiguration.wireMockConfig().dynamicPort())
      .build();

  @BeforeAll
  static void signIn() {
    S3Place.signIn();
  }

  @Test
  void refusesAStoreThatIgnoresConditions() {
    server.stubFor(
        WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok().withHeader("ETag", "\"a\"")));

    assertLockFails(
        URI.create("http://127.0.0.1:" + server.getPort()),
        "the store ignores \"If-None-Match\", so that a lock would keep nobody out;"
            + " use one that knows conditional writes");
  }

  @Test
  void talksToNobodyInTheOpen() {
    assertLockFails(
        URI.create("http://store.example.com"),
        "store.example.com is addressed without TLS; give it an https:// endpoint");
  }

  @Test
  void saysWhichRightsAreMissing() {
    server.stubFor(WireMock.any(WireMock.anyUrl())
        .willReturn(WireMock.forbidden()
            .withBody("<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>")));

    assertLockFails(
        URI.create("http://127.0.0.1:" + server.getPort()),
        "HTTP 403 AccessDenied, Access Denied; these credentials need s3:GetObject, PutObject and"
            + " DeleteObject on the key and on its .tflock, and s3:ListBucket");
  }

  private static void assertLockFails(URI endpoint, String why) {
    try (StateStore store = new StateStore(S3Place.open(endpoint, "a.json"), TestEffects.still())) {
      var e = assertThrows(
          StateException.class, () -> store.lock(StateProcess.info("a"), Duration.ZERO));

      assertEquals("cannot lock \"s3://states/a.json\": " + why, e.reason());
    }
  }
}
