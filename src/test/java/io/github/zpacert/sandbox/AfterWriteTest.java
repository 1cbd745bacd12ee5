package io.github.zpacert.sandbox;

import static io.github.zpacert.sandbox.Client.APPLICATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.zpacert.material.TestCertificates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AfterWriteTest {

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());

  @Test
  void isToldOfWritesThatWereCarriedOutAndOfNothingElse() throws Exception {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.builder()
        .afterWrite(request -> told.add(request.toString()))
        .build())) {
      Client client = Client.oneApi(sandbox);
      String certificate = client.create("0", "a", TestCertificates.selfSigned("a.example.com"));
      String path = Client.PRA_PORTAL + "/"
          + client.post(Client.PRA_PORTAL, Showing.portal("p", certificate)).text("id");
      client.get(path);
      client.put(path, Showing.portal("p", "5"));
      client.put(path, Showing.portal("p", certificate));
      client.delete(path);

      assertEquals(
          List.of(
              "POST /zpa" + Client.CERTIFICATE + "?microtenantId=0 201",
              "POST /zpa" + Client.PRA_PORTAL + " 201",
              "PUT /zpa" + path + " 204",
              "DELETE /zpa" + path + " 204"),
          told);
      assertEquals(7, sandbox.requests().size());
    }
  }

  @Test
  void isToldWhenTheWriteIsThereAndTheAnswerIsNot() throws Exception {
    AtomicReference<Sandbox> itself = new AtomicReference<>();
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.builder()
        .afterWrite(request -> {
          told.add(itself.get().object("216196257331400001"));
          told.add(itself.get().requests().size() + " answered");
        })
        .build())) {
      itself.set(sandbox);

      Client.oneApi(sandbox).post(APPLICATION, Showing.segment("a"));

      assertEquals(List.of(sandbox.object("216196257331400001"), "1 answered"), told);
      assertEquals(2, sandbox.requests().size());
    }
  }

  @Test
  void isToldAlsoWhenTheAnswerGetsLost() throws Exception {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.builder()
        .afterWrite(request -> told.add(request.method() + " " + request.status()))
        .build())) {
      Client client = Client.oneApi(sandbox);
      sandbox.failNext("lost-reply");

      assertThrows(IOException.class, () -> client.post(APPLICATION, Showing.segment("a")));

      assertEquals(List.of("POST 201"), told);
    }
  }
}
