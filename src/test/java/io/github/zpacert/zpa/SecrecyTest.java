package io.github.zpacert.zpa;

import static io.github.zpacert.zpa.ZpaRig.V1;
import static io.github.zpacert.zpa.ZpaRig.json;
import static io.github.zpacert.zpa.ZpaRig.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Issued;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Secret;
import io.github.zpacert.tenant.NewCertificate;
import io.github.zpacert.tenant.TenantException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server does with what it was sent: nothing secret may come out on our side. */
class SecrecyTest {

  private static final String TOKEN = "token-1-of-the-tenant";
  private static final int SLICE = 12;

  private static final Issued ISSUED = TestCertificates.selfSigned("portal.example.com");

  private final ZpaRig zpa = new ZpaRig();

  @AfterEach
  void close() {
    zpa.close();
  }

  static List<ResponseDefinitionBuilder> faults() {
    String key = ISSUED.keyPem();
    String keyLine = key.lines().toList().get(1);
    return List.of(
        json(400, Rows.error("bad.blob", "cannot parse " + Rows.escaped(key))),
        json(400, Rows.error("bad.blob", "unexpected input near " + keyLine)),
        json(400, Rows.error(keyLine.substring(0, 30), "x")),
        json(400, "{\"id\":\"a\",\"reason\":\"b\",\"params\":[\"" + keyLine + "\"]}"),
        json(400, keyLine),
        json(403, Rows.error("denied", "token " + TOKEN + " may not do this")),
        json(201, "{\"id\":\"1\",\"certBlob\":\"" + Rows.escaped(key) + "\",,}"),
        json(201, "{" + keyLine),
        status(400).withHeader("x-oneapi-request-id", keyLine),
        status(400).withHeader("x-debug-body", keyLine).withHeader("x-token", TOKEN),
        status(400)
            .withHeader("Set-Cookie", "session=abcdefgh")
            .withHeader("WWW-Authenticate", "abcdefgh"),
        status(500).withBody(keyLine + key),
        status(201).withFault(Fault.RANDOM_DATA_THEN_CLOSE));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void letsNothingSecretOut(ResponseDefinitionBuilder fault) {
    zpa.on("POST", V1, "certificate", fault);
    zpa.on("GET", V1, "certificate", fault);
    Secret blob = Secret.of(ISSUED.pem() + ISSUED.keyPem());
    var certificate = new NewCertificate("portal", "", Fingerprint.ofDer(ISSUED.der()), blob);

    var e = assertThrows(TenantException.class, () -> zpa.tenant().create("0", certificate));

    String told = String.join("\n", zpa.log) + "\n" + stackTrace(e) + "\n" + certificate;
    assertTrue(zpa.log.stream().anyMatch(line -> line.startsWith("DEBUG POST /zpa")), told);
    assertHoldsNothingOf(TOKEN, told);
    assertFalse(told.contains("abcdefgh"), told);
    ISSUED
        .keyPem()
        .lines()
        .filter(line -> !line.startsWith("-----"))
        .forEach(line -> assertHoldsNothingOf(line, told));
  }

  @Test
  void doesNotRepeatASecretThatTheSignInRepeats() {
    zpa.tokens(json(401, Rows.error("invalid_client", "secret sandbox is wrong")));

    var e = assertThrows(TenantException.class, () -> zpa.tenant().list("0"));

    assertEquals(
        "list \"Default\": sign-in: HTTP 401 invalid_client: secret *** is wrong; check client id,"
            + " secret and vanity domain; it is not tried again",
        e.getMessage());
  }

  @Test
  void saysWhyAReasonIsWithheld() {
    zpa.on(
        "POST",
        V1,
        "certificate",
        json(400, Rows.error("bad.blob", "cannot parse " + Rows.escaped(ISSUED.keyPem()))));
    var certificate = new NewCertificate(
        "portal", "", Fingerprint.ofDer(ISSUED.der()), Secret.of(ISSUED.keyPem()));

    var e = assertThrows(TenantException.class, () -> zpa.tenant().create("0", certificate));

    assertEquals(
        "create \"Default/portal\": HTTP 400 bad.blob: (withheld: the text holds key material)",
        e.getMessage());
  }

  private static void assertHoldsNothingOf(String secret, String told) {
    int last = Math.max(0, secret.length() - SLICE);
    IntStream.rangeClosed(0, last)
        .mapToObj(i -> secret.substring(i, Math.min(secret.length(), i + SLICE)))
        .forEach(slice -> assertFalse(told.contains(slice), () -> slice + " stands in " + told));
  }

  private static String stackTrace(Exception e) {
    var text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
