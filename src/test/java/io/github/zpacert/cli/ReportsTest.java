package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.report.ReportKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When and where reports are written, and what they do not change. What they say is in the golden files. */
class ReportsTest {

  @TempDir
  private Path directory;

  private Site site;
  private Project project;

  @BeforeEach
  void begin() throws Exception {
    site = Site.in(directory);
    project = site.project().add("portal", "wiki");
  }

  @AfterEach
  void end() {
    site.close();
  }

  @Test
  void oneRunWritesEveryKindAndSaysWhatItSaysWithoutThem() throws Exception {
    Outcome without = site.run("plan");
    List<String> args = new ArrayList<>(List.of("plan"));
    for (String kind : ReportKind.words()) {
      args.addAll(List.of("--report", kind + "=out." + kind));
    }

    Outcome with = site.run(args.toArray(String[]::new));

    assertEquals(without, with);
    for (String kind : ReportKind.words()) {
      assertFalse(read("out." + kind).isEmpty(), kind);
    }
    assertEquals(site.run("plan", "--format", "json").out(), read("out.json"));
    assertEquals(List.of(), leftovers());
  }

  @Test
  void aReportIsAsReadableAsAnyFile() throws Exception {
    Files.writeString(directory.resolve("plain"), "");

    site.run("plan", "--report", "prometheus=metrics.prom").expect(ExitCode.SUCCESS);

    assertEquals(
        Files.getPosixFilePermissions(directory.resolve("plain")),
        Files.getPosixFilePermissions(directory.resolve("metrics.prom")));
  }

  @Test
  void aRefusedPlanIsReported() throws Exception {
    project.set("portal", "protect", "true");
    site.applied();
    project.renew("portal");

    site.run("plan", "--report", "sarif=a.sarif", "--report", "markdown=a.md")
        .expect(ExitCode.REFUSED);
    site.run("apply", "--auto-approve", "--report", "sarif=b.sarif").expect(ExitCode.REFUSED);

    assertTrue(read("a.md").startsWith("### zpacert: Refused: this plan cannot be applied.\n"));
    for (String file : List.of("a.sarif", "b.sarif")) {
      assertTrue(read(file).contains("\"ruleId\": \"zpacert/refused\""), file);
      assertTrue(read(file).contains("\"uri\": \"zpacert.yaml\""), file);
      assertTrue(read(file).contains("\"exitCode\": 12"), file);
    }
  }

  @Test
  void aRunThatFailsBeforeThereIsAPlanIsReported() throws Exception {
    project.set("wiki", "protct", "true");

    site.run("plan", "--report", "sarif=it.sarif", "--report", "prometheus=it.prom")
        .expect(ExitCode.ERROR);

    assertTrue(read("it.sarif").contains("unknown key \\\"protct\\\""), read("it.sarif"));
    assertTrue(read("it.sarif").contains("\"startLine\": 12"), read("it.sarif"));
    assertTrue(read("it.prom").contains("zpacert_last_run_exit_code{command=\"plan\"} 1\n"));
  }

  @Test
  void anApplyIsReportedWithWhatIsThereAfterwards() throws Exception {
    site.run("plan", "--out", "it.plan").expect(ExitCode.SUCCESS);

    site.run("apply", "it.plan", "--report", "prometheus=it.prom", "--report", "json=it.json")
        .expect(ExitCode.SUCCESS);

    assertTrue(
        read("it.prom").contains("x509_cert_not_after{microtenant=\"Default\",name=\"wiki\""));
    assertTrue(read("it.prom").contains("zpacert_apply_changes{action=\"add\"} 2\n"));
    assertTrue(read("it.json").contains("\"complete\": true"));
  }

  @Test
  void aStalePlanIsReported() throws Exception {
    site.run("plan", "--out", "it.plan").expect(ExitCode.SUCCESS);
    site.others("portal");

    site.run("apply", "it.plan", "--report", "json=it.json").expect(ExitCode.STALE_PLAN);

    assertTrue(read("it.json").contains("the plan is stale"), read("it.json"));
    assertTrue(read("it.json").contains("\"plan_digest\": \"sha256:"));
  }

  @Test
  void anUnwritableReportFailsARunThatSucceededAndHidesNothing() throws Exception {
    Outcome apply = site.run("apply", "--auto-approve", "--report", "html=no/such/it.html");
    project.set("wiki", "description", "Drifted");
    Outcome drift = site.run("drift", "--report", "html=tls", "--report", "json=it.json");

    assertEquals(ExitCode.ERROR.number, apply.code());
    assertEquals("Apply complete! Resources: 2 added, 0 changed, 0 destroyed.", apply.lastLine());
    assertTrue(apply.err().contains("not written: the html report: cannot write"), apply.err());
    assertEquals(2, site.live().size());
    assertEquals(ExitCode.CHANGES.number, drift.code());
    assertTrue(drift.err().contains("it is a folder"), drift.err());
    assertTrue(read("it.json").contains("\"drift\": true"));
  }

  @Test
  void standardOutputIsForTheReportThatGoesThere() {
    for (List<String> json : List.of(List.<String>of(), List.of("--json"))) {
      List<String> args = new ArrayList<>(List.of("plan", "--report", "gitlab=-"));
      args.addAll(json);

      Outcome plan = site.run(args.toArray(String[]::new)).expect(ExitCode.SUCCESS);

      assertEquals("{\n  \"create\": 2,\n  \"update\": 0,\n  \"delete\": 0\n}\n", plan.out());
      assertTrue(plan.err().contains("Plan: 2 to add"), plan.err());
    }
  }

  @Test
  void gitHubGetsAnnotationsAndASummaryByItself() throws Exception {
    project.set("portal", "protect", "true");
    site.applied();
    project.renew("portal");
    Files.writeString(directory.resolve("summary.md"), "# Before\n");
    site.cli()
        .with("GITHUB_ACTIONS", "true")
        .with("GITHUB_STEP_SUMMARY", directory.resolve("summary.md").toString())
        .with("GITHUB_WORKSPACE", directory.getParent().toString());

    Outcome plan = site.run("plan", "--json").expect(ExitCode.REFUSED);

    assertTrue(plan.out().lines().allMatch(l -> l.startsWith("{")), plan.out());
    assertTrue(
        plan.err()
            .startsWith(
                "::error file=" + directory.getFileName()
                    + "/zpacert.yaml,line=6,col=11,title=zpacert/refused::\"Default/portal\" is protected"),
        plan.err());
    assertTrue(read("summary.md").startsWith("# Before\n### zpacert: Refused"));
  }

  @Test
  void saysWhatIsWrongWithAReportBeforeAnythingIsDone() throws Exception {
    Transcript transcript = site.transcript();

    transcript.run("plan", "--report", "htm=it.html").expect(ExitCode.USAGE);
    transcript.run("plan", "--report", "pdf=it.pdf").expect(ExitCode.USAGE);
    transcript.run("plan", "--report", "html").expect(ExitCode.USAGE);
    transcript.run("plan", "--report", "html=").expect(ExitCode.USAGE);
    transcript.run("drift", "--report", "gitlab=it.json").expect(ExitCode.USAGE);
    transcript
        .run("apply", "--auto-approve", "--report", "html=-", "--report", "json=-")
        .expect(ExitCode.USAGE);

    assertEquals(0, site.zpa().requests().size());
    transcript.assertGolden("reports-mistakes");
  }

  private String read(String file) throws IOException {
    return Files.readString(directory.resolve(file));
  }

  private List<Path> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(f -> f.toString().endsWith(".tmp")).toList();
    }
  }
}
