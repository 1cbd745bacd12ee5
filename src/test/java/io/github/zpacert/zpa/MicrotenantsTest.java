package io.github.zpacert.zpa;

import static io.github.zpacert.zpa.ZpaRig.V1;
import static io.github.zpacert.zpa.ZpaRig.json;
import static io.github.zpacert.zpa.ZpaRig.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.tenant.TenantException.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MicrotenantsTest {

  private static final Microtenant FINANCE = new Microtenant("7001", "Finance");

  private final ZpaRig zpa = new ZpaRig();

  @AfterEach
  void close() {
    zpa.close();
  }

  @Test
  void readsTheSummary() throws Exception {
    zpa.on("GET", V1, "microtenants/summary", json(200, """
        [{"id":"7001","name":"Finance","enabled":true},{"id":"0","name":"Default"}]"""));

    assertEquals(ImmutableList.of(FINANCE, Microtenant.DEFAULT), zpa.tenant().microtenants());
    assertEquals(List.of("GET v1/microtenants/summary"), zpa.sent());
  }

  @Test
  void knowsDefaultWithoutItsIdAndWithoutARow() throws Exception {
    zpa.on(
        "GET",
        V1,
        "microtenants/summary",
        json(200, "[{\"name\":\"Default\"},{\"id\":7001,\"name\":\"Finance\"}]"),
        json(200, "[{\"id\":\"7001\",\"name\":\"Finance\"}]"));

    assertEquals(ImmutableList.of(Microtenant.DEFAULT, FINANCE), zpa.tenant().microtenants());
    assertEquals(ImmutableList.of(Microtenant.DEFAULT, FINANCE), zpa.tenant().microtenants());
  }

  @Test
  void readsTheWholeListWhereThereIsNoSummary() throws Exception {
    zpa.on("GET", V1, "microtenants/summary", status(405));
    zpa.onPage(V1, "microtenants", 1, json(200, """
        {"totalPages":"2","totalCount":"2","list":[{"id":"7001","name":"Finance"}]}"""));
    zpa.onPage(V1, "microtenants", 2, json(200, """
        {"totalPages":"2","totalCount":"2","list":[{"id":"0","name":"Default"}]}"""));

    assertEquals(ImmutableList.of(FINANCE, Microtenant.DEFAULT), zpa.tenant().microtenants());
    assertEquals(
        List.of(
            "GET v1/microtenants/summary",
            "GET v1/microtenants?page=1&pagesize=500",
            "GET v1/microtenants?page=2&pagesize=500"),
        zpa.sent());
  }

  @Test
  void takesNoOtherMicrotenantForDefault() {
    zpa.on("GET", V1, "microtenants/summary", json(200, "[{\"name\":\"Finance\"}]"));

    var e = assertThrows(TenantException.class, () -> zpa.tenant().microtenants());

    assertEquals("list microtenants: microtenant \"Finance\" has no id", e.getMessage());
    assertEquals(Kind.PROTOCOL, e.kind());
  }

  @Test
  void givesLaterMessagesTheirNames() throws Exception {
    zpa.on(
        "GET", V1, "microtenants/summary", json(200, "[{\"id\":\"7001\",\"name\":\"Finance\"}]"));
    zpa.on("GET", V1, "certificate", json(400, Rows.error("bad.request", "no")));
    zpa.tenant().microtenants();

    var e = assertThrows(TenantException.class, () -> zpa.tenant().list("7001"));

    assertEquals("list \"Finance\": HTTP 400 bad.request: no", e.getMessage());
  }
}
