package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.sandbox.SeenRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run costs at ZPA, whose limits are tight. */
class RequestCountTest {

  private static final String CUSTOMER = "/zpa/mgmtconfig/v1/admin/customers/216196257331281920";
  private static final String SIGN_IN = "POST /oauth2/v1/token";
  private static final String LOOK_UP = "GET " + CUSTOMER + "/microtenants/summary";
  private static final String LIST = "GET " + CUSTOMER + "/certificate";

  @TempDir
  private Path directory;

  private Site site;

  @BeforeEach
  void begin() throws Exception {
    site = Site.in(directory, o -> o.certificateLimit(10_000));
  }

  @AfterEach
  void end() {
    site.close();
  }

  private Map<String, Long> requests() {
    return site.zpa().requests().stream()
        .collect(Collectors.groupingBy(
            r -> r.method() + " " + r.path(), TreeMap::new, Collectors.counting()));
  }

  /** A thousand entries of one file, a hundred in each microtenant. */
  private List<String> declareThousandInTenMicrotenants() throws Exception {
    Files.writeString(
        site.project().file("tls/one.pem"), TestCertificates.selfSigned("one").pem());
    List<String> microtenants = new ArrayList<>(List.of("Default", "Finance", "Engineering"));
    for (int i = 3; i < 10; i++) {
      microtenants.add(site.newMicrotenant("Team " + i));
    }
    StringBuilder yaml = new StringBuilder("certificates:\n");
    for (String microtenant : microtenants) {
      for (int i = 0; i < 100; i++) {
        yaml.append("  - {name: c")
            .append(i)
            .append(", microtenant: ")
            .append(microtenant)
            .append(", certificate: tls/one.pem, privateKey: tls/none.key}\n");
      }
    }
    Path file = site.project().file("zpacert.yaml");
    Files.writeString(file, Files.readString(file).replace("certificates: []\n", yaml.toString()));
    return microtenants;
  }

  @Test
  void aPlanOfAThousandInTenMicrotenantsListsEachOnce() throws Exception {
    declareThousandInTenMicrotenants();
    for (int i = 0; i < 500; i++) {
      site.zpa().seedPendingRequest("0", "pending " + i);
    }
    site.zpa().clearRequests();

    Outcome outcome = site.run("plan").expect(ExitCode.SUCCESS);

    assertEquals("Plan: 1000 to add, 0 to change, 0 to destroy.", outcome.lastLine());
    assertEquals(Map.of(SIGN_IN, 1L, LOOK_UP, 1L, LIST, 10L), requests());

    // the 501st row of Default is the 501st of everybody, since all inherit it
    site.zpa().seedPendingRequest("0", "one more");
    site.zpa().clearRequests();
    site.run("plan").expect(ExitCode.SUCCESS);
    assertEquals(Map.of(SIGN_IN, 1L, LOOK_UP, 1L, LIST, 20L), requests());
    assertEquals(
        10,
        site.zpa().requests().stream()
            .filter(r -> r.query().contains("page=2&"))
            .count());
  }

  @Test
  void onlyTheMicrotenantsThatAreNamedAreRead() throws Exception {
    site.project().add("one", "two").set("two", "microtenant", "Finance");

    site.run("plan").expect(ExitCode.SUCCESS);

    assertEquals(Map.of(SIGN_IN, 1L, LOOK_UP, 1L, LIST, 2L), requests());
  }

  @Test
  void defaultAloneNeedsNoLookUp() throws Exception {
    site.project().add("one", "two");

    site.run("plan").expect(ExitCode.SUCCESS);

    assertEquals(Map.of(SIGN_IN, 1L, LIST, 1L), requests());
  }

  @Test
  void anApplyWithoutChangesSendsWhatAPlanSends() throws Exception {
    site.project().add("one", "two").set("two", "microtenant", "Finance");
    site.applied();

    site.run("apply", "--auto-approve").expect(ExitCode.SUCCESS);

    assertEquals(Map.of(SIGN_IN, 1L, LOOK_UP, 1L, LIST, 2L), requests());
    site.zpa().clearRequests();
    site.run("drift").expect(ExitCode.SUCCESS);
    assertEquals(Map.of(SIGN_IN, 1L, LOOK_UP, 1L, LIST, 2L), requests());
  }

  @Test
  void aSavedPlanBringsItsMicrotenantsAlong() throws Exception {
    site.project().add("two").set("two", "microtenant", "Finance");
    site.run("plan", "--out", "it.plan").expect(ExitCode.SUCCESS);
    site.zpa().clearRequests();

    site.run("apply", "it.plan").expect(ExitCode.SUCCESS);

    List<String> sent =
        site.zpa().requests().stream().map(r -> r.method() + " " + r.path()).toList();
    assertEquals(List.of(SIGN_IN, LIST, "POST " + CUSTOMER + "/certificate"), sent.subList(0, 3));
    assertEquals(4, sent.size(), () -> site.zpa().requests().toString());
  }

  @Test
  void whatNeedsNoNetworkUsesNone() throws Exception {
    site.project().add("one");
    site.applied();

    for (String command : List.of("validate", "show", "state list", "state pull", "version")) {
      site.run(command.split(" ")).expect(ExitCode.SUCCESS);
    }

    assertEquals(List.of(), List.<SeenRequest>copyOf(site.zpa().requests()));
  }
}
