package io.github.zpacert.sandbox;

import static io.github.zpacert.sandbox.Client.V1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.sandbox.Client.Answer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TenantApiTest {

  private static final String MICROTENANTS = V1 + "/microtenants";

  private Sandbox sandbox;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.builder()
        .clock(InstantSource.fixed(Instant.ofEpochSecond(1773369888L)))
        .build());
    client = Client.oneApi(sandbox);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void saysWhoseTenantItIs() throws Exception {
    assertEquals(
        "200 {\"customerId\":\"216196257331281920\",\"customerName\":\"Sandbox\",\"microtenantName\":\"default\"}",
        client.get("/mgmtconfig/v1/admin/me").all());
  }

  @Test
  void hasThreeMicrotenantsToBeginWith() throws Exception {
    Answer answer = client.get(MICROTENANTS + "?page=1&pagesize=2");

    assertEquals(
        "200 {\"totalPages\":\"2\",\"totalCount\":\"3\",\"list\":["
            + "{\"id\":\"0\",\"name\":\"Default\",\"description\":\"The default microtenant\",\"enabled\":true,"
            + "\"operator\":\"OR\",\"privilegedApprovalsEnabled\":true,\"scopeOrder\":\"1\"},"
            + "{\"id\":\"7001\",\"name\":\"Finance\",\"enabled\":true,\"operator\":\"OR\","
            + "\"criteriaAttribute\":\"AuthDomain\",\"privilegedApprovalsEnabled\":true,\"scopeOrder\":\"2\"}]}",
        answer.all());
    assertEquals(
        List.of("Engineering"), client.get(MICROTENANTS + "?page=2&pagesize=2").names());
  }

  @Test
  void sumsThemUpInABareArray() throws Exception {
    assertEquals(
        "200 [{\"id\":\"0\",\"name\":\"Default\",\"enabled\":true},"
            + "{\"id\":\"7001\",\"name\":\"Finance\",\"enabled\":true},"
            + "{\"id\":\"7002\",\"name\":\"Engineering\",\"enabled\":true}]",
        client.get(MICROTENANTS + "/summary").all());
  }

  @Test
  void takesNewMicrotenants() throws Exception {
    Answer answer = client.post(
        MICROTENANTS, Json.object().put("name", "Sales").put("description", "All of it"));

    assertEquals(
        "201 {\"id\":\"216196257331400001\",\"modifiedTime\":\"1773369888\",\"creationTime\":\"1773369888\","
            + "\"modifiedBy\":\"" + Caller.idOf("client")
            + "\",\"name\":\"Sales\",\"description\":\"All of it\",\"enabled\":true,\"operator\":\"OR\","
            + "\"criteriaAttribute\":\"AuthDomain\",\"privilegedApprovalsEnabled\":true,\"scopeOrder\":\"4\"}",
        answer.all());
    client.create(answer.text("id"), "a", TestCertificates.selfSigned("a.example.com"));
  }

  @Test
  void refusesASecondMicrotenantOfOneName() throws Exception {
    assertEquals(
        "400 {\"params\":[\"Finance\"],\"id\":\"duplicate.name\","
            + "\"reason\":\"A resource with the name already exists :Finance\"}",
        client.post(MICROTENANTS, Json.object().put("name", "Finance")).all());
  }

  @Test
  void isForbiddenToAnotherCustomer() throws Exception {
    assertEquals(
        "403 {\"id\":\"access.denied\",\"reason\":\"Access denied\"}",
        client
            .get("/mgmtconfig/v1/admin/customers/216196257331281921/microtenants")
            .all());
  }
}
