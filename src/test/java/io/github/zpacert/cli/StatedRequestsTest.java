package io.github.zpacert.cli;

import static io.github.zpacert.sandbox.Showing.app;
import static io.github.zpacert.sandbox.Showing.config;
import static io.github.zpacert.sandbox.Showing.portal;
import static io.github.zpacert.sandbox.Showing.segment;
import static io.github.zpacert.sandbox.Showing.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.sandbox.Sandbox;
import io.github.zpacert.sandbox.SeenRequest;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan says how many requests it takes to apply it, and that many it takes. */
class StatedRequestsTest {

  private static final Pattern EFFORT =
      Pattern.compile("Takes about (\\d+) reads? and (\\d+) writes?, ");

  @TempDir
  private Path directory;

  private Site site;

  /** What was sent to the ZPA, sign-ins apart. */
  private record Requests(long reads, long writes) {

    static Requests seen(Sandbox zpa) {
      long writes = zpa.requests().stream().filter(Scene::isWrite).count();
      return new Requests(
          zpa.requests().stream().filter(r -> !isSignIn(r)).count() - writes, writes);
    }

    private static boolean isSignIn(SeenRequest request) {
      return request.path().endsWith("/token");
    }

    static Requests stated(Outcome plan) {
      Matcher effort = EFFORT.matcher(plan.out());
      assertTrue(effort.find(), plan::out);
      return new Requests(Long.parseLong(effort.group(1)), Long.parseLong(effort.group(2)));
    }

    Requests minus(Requests other) {
      return new Requests(reads - other.reads, writes - other.writes);
    }
  }

  @BeforeEach
  void begin() throws Exception {
    site = Site.in(directory);
    site.project().policy("maxDelete", "100%").add("a", "b", "c");
    site.project().add("f").set("f", "microtenant", "Finance");
    site.applied();
  }

  @AfterEach
  void end() {
    site.close();
  }

  /** Objects of all kinds in every microtenant, some with two certificates, and one that shows none. */
  private void showAll() throws Exception {
    String a = site.id("a");
    String b = site.id("b");
    Sandbox zpa = site.zpa();
    zpa.addApplication("0", segment("none").toString());
    zpa.addApplication("0", segment("two", app("a", a), app("b", b)).toString());
    zpa.addApplication(
        "7001", with(segment("x", app("a", a)), config("INSPECT", "a", a)).toString());
    zpa.addPraPortal("7001", portal("pra", "b", b).toString());
    zpa.addUserPortal("7002", portal("users", "a", a).toString());
  }

  private void requireAsStated() throws Exception {
    site.zpa().clearRequests();
    Outcome plan = site.run("plan").expect(ExitCode.SUCCESS);
    Requests ofPlan = Requests.seen(site.zpa());
    site.zpa().clearRequests();
    Outcome apply = site.run("apply", "--auto-approve").expect(ExitCode.SUCCESS);
    Requests ofApply = Requests.seen(site.zpa());

    assertEquals(Requests.stated(plan), ofApply.minus(ofPlan), apply::out);
    assertEquals(Requests.stated(plan), Requests.stated(apply));
  }

  @Test
  void holdsForACreate() throws Exception {
    site.project().add("new");

    requireAsStated();
  }

  @Test
  void holdsForAnUpdate() throws Exception {
    site.project().set("a", "description", "other").rename("b", "d");

    requireAsStated();
  }

  @Test
  void holdsForADelete() throws Exception {
    showAll();
    site.project().drop("c", "f");

    requireAsStated();
  }

  @Test
  void holdsForARotationOfWhatNobodyShows() throws Exception {
    site.project().renew("c").renew("f");

    requireAsStated();
  }

  @Test
  void holdsForARotationOfWhatIsShownInEveryMicrotenant() throws Exception {
    showAll();
    site.project().renew("a").renew("b").renew("f");

    requireAsStated();
  }

  @Test
  void holdsForARotationThatKeepsTheOldOnes() throws Exception {
    showAll();
    site.project().renew("a").renew("b").rotation("retain", "7d");

    requireAsStated();
  }

  @Test
  void holdsForARotationThatOnlyReportsConsumers() throws Exception {
    showAll();
    site.project().renew("a").renew("c").rotation("consumers", "report");

    requireAsStated();
  }

  @Test
  void holdsForTheEndOfWhatWasKept() throws Exception {
    showAll();
    site.project().renew("a").rotation("retain", "0s");
    site.applied();

    requireAsStated();
  }

  @Test
  void holdsForTheRestOfAnInterruptedRotation() throws Exception {
    showAll();
    String portal = portal("late", "b", site.id("b")).toString();
    String id = site.zpa().addPraPortal("0", portal.replace("{", "{\"readOnly\":true,"));
    site.project().renew("a").renew("b");
    site.run("apply", "--auto-approve").expect(ExitCode.PARTIAL);
    site.zpa().replaceObject(id, portal);

    requireAsStated();
  }

  @Test
  void holdsForEverythingAtOnce() throws Exception {
    showAll();
    site.project().renew("a").renew("f").rename("b", "d").drop("c").add("new");

    requireAsStated();
  }

  @Test
  void holdsForARollback() throws Exception {
    showAll();
    site.project().renew("a").rotation("retain", "7d");
    site.applied();
    site.cli().typing("no\n");
    site.zpa().clearRequests();
    site.run("rollback", "Default/a").expect(ExitCode.REFUSED);
    Requests ofPlan = Requests.seen(site.zpa());
    site.zpa().clearRequests();

    Outcome rollback = site.run("rollback", "Default/a", "--auto-approve");

    assertEquals(
        Requests.stated(rollback.expect(ExitCode.SUCCESS)),
        Requests.seen(site.zpa()).minus(ofPlan));
  }
}
