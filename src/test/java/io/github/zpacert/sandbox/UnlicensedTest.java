package io.github.zpacert.sandbox;

import static io.github.zpacert.sandbox.Client.APPLICATION;
import static io.github.zpacert.sandbox.Client.PRA_PORTAL;
import static io.github.zpacert.sandbox.Client.USER_PORTAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnlicensedTest {

  private static final String NO_HANDLER =
      "404 {\"id\":\"resource.not.found\",\"reason\":\"No handler found\"}";

  @Test
  void answersForWhatTheTenantHasNotBought() throws Exception {
    try (Sandbox sandbox = start("application, pra-portal=403,user-portal=400")) {
      Client client = Client.oneApi(sandbox);

      assertEquals(NO_HANDLER, client.get(APPLICATION).all());
      assertEquals(
          NO_HANDLER,
          client.get(APPLICATION + "/getAppsByType?applicationType=INSPECT").all());
      assertEquals(NO_HANDLER, client.post(APPLICATION, Showing.segment("a")).all());
      assertEquals(
          "403 {\"id\":\"access.denied\",\"reason\":\"Access denied\"}",
          client.get(PRA_PORTAL).all());
      assertEquals(
          "400 {\"id\":\"config.change.not.allowed.sku.not.enabled\","
              + "\"reason\":\"The feature is not enabled for the organization.\"}",
          client.get(USER_PORTAL + "/5").all());
      assertEquals(200, client.get(Client.CERTIFICATE).status());
    }
  }

  @Test
  void leavesTheOthersAsTheyAre() throws Exception {
    try (Sandbox sandbox = start("pra-portal")) {
      Client client = Client.oneApi(sandbox);

      assertEquals(NO_HANDLER, client.get(PRA_PORTAL).all());
      assertEquals(200, client.get(APPLICATION).status());
      assertEquals(200, client.get(USER_PORTAL).status());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "portal | unknown feature \"portal\": known are application, pra-portal, user-portal",
        "pra-portal=500 | feature \"pra-portal\" has the status \"500\": expected one of 404, 403, 400",
        "application= | feature \"application\" has the status \"\": expected one of 404, 403, 400",
        "user-portal,user-portal=403 | feature \"user-portal\" is given twice"
      })
  void saysWhatItDoesNotUnderstand(String text, String expected) {
    SandboxException e = assertThrows(SandboxException.class, () -> Unlicensed.parse(text));

    assertEquals(expected, e.getMessage());
  }

  private static Sandbox start(String without) throws SandboxException {
    return Sandbox.start(
        SandboxOptions.builder().unlicensed(Unlicensed.parse(without)).build());
  }
}
