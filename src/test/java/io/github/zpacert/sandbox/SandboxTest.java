package io.github.zpacert.sandbox;

import static io.github.zpacert.sandbox.Client.CERTIFICATE;
import static io.github.zpacert.sandbox.Client.ISSUED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.diag.Log;
import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Issued;
import java.net.ConnectException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SandboxTest {

  @Test
  void saysWhereItIs() throws Exception {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.builder().build())) {
      String root = "http://127.0.0.1:" + sandbox.port();

      assertEquals(URI.create(root + "/zpa"), sandbox.oneApiBaseUrl());
      assertEquals(URI.create(root + "/oauth2/v1/token"), sandbox.tokenUrl());
      assertEquals(URI.create(root), sandbox.legacyBaseUrl());
    }
  }

  @Test
  void takesThePortItIsGivenAndLetsGoOfIt() throws Exception {
    Sandbox first = Sandbox.start(SandboxOptions.builder().build());
    SandboxOptions samePort = SandboxOptions.builder().port(first.port()).build();

    SandboxException e = assertThrows(SandboxException.class, () -> Sandbox.start(samePort));

    assertEquals(
        "sandbox cannot listen on port " + first.port()
            + " of 127.0.0.1: Address already in use; choose another port, or 0 for any",
        e.getMessage());
    first.close();
    Sandbox.start(samePort).close();
  }

  @Test
  void isGoneWhenItIsClosed() throws Exception {
    Sandbox sandbox = Sandbox.start(SandboxOptions.builder().build());
    Client client = Client.oneApi(sandbox);

    sandbox.close();
    sandbox.close();

    assertThrows(ConnectException.class, () -> client.get(ISSUED));
  }

  @Test
  void forgetsWithoutAStore() throws Exception {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.builder().build())) {
      sandbox.seedPendingRequest("0", "a");
    }
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.builder().build())) {
      assertEquals(List.of(), Client.oneApi(sandbox).get(CERTIFICATE).names());
    }
  }

  @Test
  void tellsItsLogOfEveryRequest() throws Exception {
    List<String> lines = new ArrayList<>();
    Log log = (level, message) -> lines.add(level + " " + message.get());
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.builder().log(log).build())) {
      Client.oneApi(sandbox).get(ISSUED + "?page=1");
    }

    assertEquals(
        List.of("DEBUG POST /oauth2/v1/token 200", "DEBUG GET /zpa" + ISSUED + "?page=1 200"),
        lines);
  }

  @Test
  void givesOneNameToOneOfManyWhoWantIt() throws Exception {
    Issued issued = TestCertificates.selfSigned("portal.example.com");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (Sandbox sandbox =
        Sandbox.start(SandboxOptions.builder().withoutRateLimit().build())) {
      Client client = Client.oneApi(sandbox);
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        String name = "c" + i / 2;
        answers.add(threads.submit(
            () -> client.post(CERTIFICATE, Client.upload(name, issued)).status()));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }

      assertEquals(12, statuses.stream().filter(s -> s == 201).count());
      assertEquals(12, statuses.stream().filter(s -> s == 400).count());
      assertEquals(12, client.get(ISSUED).names().size());
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void runsOnThreadsThatKeepNoProcessAlive() throws Exception {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.builder().build())) {
      Client.oneApi(sandbox);

      assertTrue(Thread.getAllStackTraces().keySet().stream()
          .filter(t -> t.getName().equals("HTTP-Dispatcher") || t.getName().equals("sandbox"))
          .allMatch(Thread::isDaemon));
    }
  }
}
