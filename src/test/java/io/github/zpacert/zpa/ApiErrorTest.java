package io.github.zpacert.zpa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.net.Redaction;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiErrorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|{'id':'resource.not.found','reason':'No such thing :0','params':['0']}"
            + "|HTTP 400 resource.not.found: No such thing :0",
        "400|{'id':'resource.referenced','reason':'Used','params':['Application','app1']}"
            + "|HTTP 400 resource.referenced: Used [\"Application\", \"app1\"]",
        "401|{'detail':'unauthorized','type':'','title':'','status':''}|HTTP 401: unauthorized",
        "400|{'error':'invalid_client','error_description':'no such client'}"
            + "|HTTP 400 invalid_client: no such client",
        "403|{'code':'LIMIT_EXCEEDED','message':'too much'}|HTTP 403 LIMIT_EXCEEDED: too much",
        "400|{'exception':'x.y','reason':null,'more':{'id':'inner'}}|HTTP 400 x.y",
        "404|{}|HTTP 404: {}",
        "400|{'id':'half|HTTP 400: {'id':'half",
        "400|['a']|HTTP 400: ['a']",
      })
  void readsAllShapesOfErrors(int status, String body, String words) {
    assertEquals(
        words.replace('\'', '"'), error(status, body.replace('\'', '"')).toString());
  }

  @Test
  void saysTheStatusAloneWhenThereIsNoBody() {
    assertEquals("HTTP 502", error(502, "").toString());
  }

  @Test
  void namesTheRequestForSupport() {
    var head =
        new ApiError.Head(500, Optional.of("7f3a\u001b[31m"), Optional.empty(), Optional.empty());

    assertEquals(
        "HTTP 500 (request id 7f3a [31m)", ApiError.of(head, "", none()).toString());
  }

  @Test
  void showsTheTextOfAPageOnOneLine() {
    String page =
        "<html><head><title>502 Bad Gateway</title><style>b{}</style></head>\n<body>\u202e<b>nginx</b>\r\n</body></html>";

    assertEquals("HTTP 502: 502 Bad Gateway nginx", error(502, page).toString());
  }

  @Test
  void cutsALongText() {
    String words = error(500, "x".repeat(5_000)).toString();

    assertEquals("HTTP 500: " + "x".repeat(199) + "…", words);
  }

  @Test
  void knowsMaintenanceByCodeAndByHeader() {
    var head = new ApiError.Head(403, Optional.empty(), Optional.empty(), Optional.of("read-only"));

    assertTrue(error(403, "{\"code\":\"STATE_READONLY\"}").readOnlyMode());
    assertTrue(ApiError.of(head, "", none()).readOnlyMode());
  }

  private static ApiError error(int status, String body) {
    var head = new ApiError.Head(status, Optional.empty(), Optional.empty(), Optional.empty());
    return ApiError.of(head, body, none());
  }

  private static Redaction none() {
    return new Redaction(ImmutableList.of());
  }
}
