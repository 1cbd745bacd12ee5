package io.github.zpacert.zpa;

import static io.github.zpacert.zpa.ZpaRig.V1;
import static io.github.zpacert.zpa.ZpaRig.json;
import static io.github.zpacert.zpa.ZpaRig.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.tenant.TenantException.Kind;
import io.github.zpacert.tenant.Witness;
import io.github.zpacert.tenant.Write;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever witnesses a connection is told of each attempt at each write, before it leaves and after. */
class WitnessTest {

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final ZpaRig zpa = new ZpaRig().with(this::sending);

  @AfterEach
  void close() {
    zpa.close();
  }

  private Witness.Listener sending(Write write, String request, int attempt) {
    seen.add(write.operation() + " " + write.id().orElse("") + " #" + attempt + " "
        + request.replaceAll("/.*/customers/\\d+", "") + ", sent: " + zpa.sent().size());
    return answer -> seen.add(answer.outcome()
        + answer.status().map(s -> " " + s).orElse("")
        + answer.requestId().map(r -> " " + r).orElse("")
        + answer.reason().map(r -> ": " + r).orElse(""));
  }

  @Test
  void hearsOfEachAttempt() throws Exception {
    zpa.on(
        "DELETE",
        V1,
        "certificate/2",
        status(429).withHeader("Retry-After", "1").withHeader("x-oneapi-request-id", "7f3a"),
        ZpaRig.status(200).withFault(Fault.CONNECTION_RESET_BY_PEER),
        status(204).withHeader("x-transaction-id", "9b\u00021c"));

    zpa.tenant().delete("0", "2");

    String request = " DELETE /certificate/2?microtenantId=0";
    assertEquals(
        List.of(
            "DELETE 2 #1" + request + ", sent: 0",
            "REFUSED 429 7f3a: HTTP 429 (request id 7f3a)",
            "DELETE 2 #2" + request + ", sent: 1",
            "UNKNOWN: the connection broke: Connection reset",
            "DELETE 2 #3" + request + ", sent: 2",
            "DONE 204 9b 1c"),
        seen);
  }

  @Test
  void hearsHowAnAnswerBeganThatMakesNoSense() throws Exception {
    zpa.on(
        "PUT",
        V1,
        "certificate/2",
        status(200)
            .withHeader("Content-Type", "text/html")
            .withHeader("x-oneapi-request-id", "7f3a")
            .withBody("<html>Please sign in</html>"),
        status(204));

    zpa.tenant().update("0", "2", "portal", "");

    assertEquals("UNKNOWN 200 7f3a: the answer is a page for browsers, not ZPA's", seen.get(1));
    assertEquals("DONE 204", seen.get(3));
  }

  @Test
  void hearsNothingOfReads() throws Exception {
    zpa.on("GET", V1, "certificate/1", json(200, "{\"id\":\"1\"}"));

    zpa.tenant().get("0", "1");

    assertEquals(List.of(), seen);
  }

  @Test
  void keepsAWriteFromLeavingThatItCannotPutOnRecord() {
    try (ZpaRig full = new ZpaRig().with((write, request, attempt) -> {
      throw new IOException("the disk is full");
    })) {
      full.on("DELETE", V1, "certificate/2", status(204));

      TenantException e =
          assertThrows(TenantException.class, () -> full.tenant().delete("0", "2"));

      assertEquals(Kind.UNRECORDED, e.kind());
      assertEquals(
          "delete certificate 2 of \"Default\": not sent, since it cannot be put on record: the disk is full",
          e.reason());
      assertEquals(List.of(), full.sent());
    }
  }
}
