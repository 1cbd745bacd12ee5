package io.github.zpacert.cli;

import static io.github.zpacert.sandbox.Showing.app;
import static io.github.zpacert.sandbox.Showing.common;
import static io.github.zpacert.sandbox.Showing.config;
import static io.github.zpacert.sandbox.Showing.portal;
import static io.github.zpacert.sandbox.Showing.segment;
import static io.github.zpacert.sandbox.Showing.with;

import com.google.common.collect.ImmutableMap;
import io.github.zpacert.sandbox.Sandbox;
import io.github.zpacert.sandbox.Showing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Scenes in which certificates are shown, applied once, and then edited: each waits for the apply that is to be watched.
 * Everything is shown under the name of its certificate.
 */
final class Scenes {

  /** Ids of the microtenants that every sandbox has. */
  private static final ImmutableMap<String, String> MICROTENANTS =
      ImmutableMap.of("Default", "0", "Finance", "7001", "Engineering", "7002");

  private final Scene scene;
  private final Project project;

  private Scenes(Path folder) throws Exception {
    this.scene = new Scene(folder);
    this.project = new Project(scene.project()).policy("maxDelete", "100%").evidence("{}");
  }

  /**
   * Three certificates renewed that six objects of all kinds show, one created, one deleted that has been renewed
   * before, one renamed, and one that nothing happens to.
   *
   * @param retain empty for none
   */
  static Scene small(Path folder, String retain) throws Exception {
    Scenes scenes = new Scenes(folder).retaining(retain);
    scenes.project.add("a", "b", "f", "calm", "gone", "before");
    scenes.project.set("f", "microtenant", "Finance");
    scenes.applied();
    scenes.project.renew("gone");
    scenes.shown(zpa -> {
      String a = scenes.scene.id("Default/a");
      String b = scenes.scene.id("Default/b");
      String f = scenes.scene.id("Finance/f");
      zpa.addApplication("0", rich(segment("two", app("a", a), app("b", b))));
      zpa.addApplication("0", rich(common("inside", config("INSPECT", "b", b), pra("a", a))));
      zpa.addPraPortal("0", rich(portal("pra", "a", a)));
      zpa.addApplication(
          "7001", rich(with(segment("finance", app("f", f)), config("INSPECT", "a", a))));
      zpa.addUserPortal("7001", rich(portal("users", "f", f)));
      zpa.addPraPortal("7002", rich(portal("engineers", "b", b)));
    });
    scenes.project.renew("a").renew("b").renew("f");
    scenes.project.add("new").drop("gone").rename("before", "after");
    return scenes.scene;
  }

  /** Forty certificates of three microtenants, of which every second is renewed, and sixty consumers in 42 objects. */
  static Scene big(Path folder, String retain) throws Exception {
    Scenes scenes = new Scenes(folder).retaining(retain);
    scenes.addRange("Default", 0, 20);
    scenes.addRange("Finance", 20, 30);
    scenes.addRange("Engineering", 30, 40);
    scenes.shown(zpa -> {
      scenes.showTwenty(zpa, "Default", numbers(0, 20));
      scenes.showTwenty(zpa, "Finance", alternating(20, 0));
      scenes.showTwenty(zpa, "Engineering", alternating(30, 10));
    });
    for (int i = 0; i < 40; i += 2) {
      scenes.project.renew(name(i));
    }
    return scenes.scene;
  }

  /** Thirty steps: ten creates, three renames, three new descriptions, six deletes and eight replaces of what is shown. */
  static Scene thirtySteps(Path folder) throws Exception {
    Scenes scenes = new Scenes(folder);
    scenes.addRange("Default", 0, 14);
    scenes.addRange("Finance", 14, 20);
    scenes.shown(zpa -> {
      for (int i = 0; i < 4; i++) {
        String shown = scenes.id("Default", i);
        String finances = scenes.id("Finance", 14 + i);
        zpa.addPraPortal("7002", rich(portal("pra " + i, name(i), shown)));
        zpa.addApplication(
            "7001", rich(segment("app " + i, app(name(i), shown), app(name(14 + i), finances))));
      }
    });
    for (int i = 0; i < 4; i++) {
      scenes.project.renew(name(i)).renew(name(14 + i));
    }
    for (int i = 4; i < 7; i++) {
      scenes.project.rename(name(i), "renamed" + i).set(name(i + 3), "description", "new");
    }
    scenes.project.drop(name(10), name(11), name(12), name(13), name(18), name(19));
    scenes.addRange("Engineering", 40, 50);
    return scenes.scene;
  }

  private Scenes retaining(String time) throws Exception {
    if (!time.isEmpty()) {
      project.rotation("retain", time);
    }
    return this;
  }

  /** Certificates that something is made to show. */
  private interface Shows {
    void in(Sandbox zpa) throws Exception;
  }

  /** Applies the files, and makes what the certificates are for. */
  private void shown(Shows shows) throws Exception {
    applied();
    try (Sandbox zpa = scene.open()) {
      shows.in(zpa);
    }
    keepFormer();
  }

  private void applied() throws Exception {
    try (Sandbox zpa = scene.open()) {
      scene.run(zpa, "apply", "--auto-approve", "--parallelism=1").expect(ExitCode.SUCCESS);
    }
  }

  /** A file is renewed by writing over it, and somebody may want it back. */
  private void keepFormer() throws IOException {
    Files.createDirectories(scene.former("any").getParent());
    for (String name : project.names()) {
      Files.copy(scene.certificate(name), scene.former(name));
    }
  }

  private void addRange(String microtenant, int from, int to) throws Exception {
    for (int i : numbers(from, to)) {
      project.add(name(i)).set(name(i), "microtenant", microtenant);
    }
  }

  private static String name(int number) {
    return "c%02d.example.com".formatted(number);
  }

  private static List<Integer> numbers(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  /** Returns the ten numbers from each of the two, in turn. */
  private static List<Integer> alternating(int own, int inherited) {
    return IntStream.range(0, 20)
        .map(i -> (i % 2 == 0 ? own : inherited) + i / 2)
        .boxed()
        .toList();
  }

  private String id(String microtenant, int number) throws Exception {
    return scene.id(microtenant + "/" + name(number));
  }

  /** A certificate by its name and its id. */
  private record Shown(String name, String id) {

    ObjectNode app() {
      return Showing.app(name, id);
    }

    ObjectNode inspected() {
      return config("INSPECT", name, id);
    }

    ObjectNode privileged() {
      return pra(name, id);
    }
  }

  /** Makes twenty consumers of twenty certificates, in 14 objects of a microtenant. */
  private void showTwenty(Sandbox zpa, String microtenant, List<Integer> numbers) throws Exception {
    String owner = MICROTENANTS.getOrDefault(microtenant, "");
    List<Shown> twenty = new ArrayList<>();
    for (int i : numbers) {
      twenty.add(new Shown(name(i), id(i < 20 ? "Default" : microtenant, i)));
    }
    showInSegments(zpa, owner, twenty.subList(0, 14));
    showOnPortals(zpa, owner, twenty.subList(14, 20));
  }

  /** Some segments show several certificates, or one in several ways. */
  private static void showInSegments(Sandbox zpa, String owner, List<Shown> shown) {
    for (Shown alone : shown.subList(0, 4)) {
      zpa.addApplication(owner, rich(segment("of " + alone.name(), alone.app())));
    }
    Shown three = shown.get(8);
    zpa.addApplication(
        owner,
        rich(with(
            segment("three certificates", shown.get(4).app()),
            shown.get(5).inspected(),
            shown.get(6).privileged())));
    zpa.addApplication(
        owner,
        rich(with(segment("one certificate", three.app()), three.inspected(), three.privileged())));
    for (int i : List.of(10, 12)) {
      zpa.addApplication(
          owner, rich(segment("two " + i, shown.get(i).app(), shown.get(i + 1).app())));
    }
  }

  private static void showOnPortals(Sandbox zpa, String owner, List<Shown> shown) {
    for (Shown one : shown.subList(0, 3)) {
      zpa.addPraPortal(owner, rich(portal("pra of " + one.name(), one.name(), one.id())));
    }
    for (Shown one : shown.subList(3, 6)) {
      zpa.addUserPortal(owner, rich(portal("users of " + one.name(), one.name(), one.id())));
    }
  }

  private static ObjectNode pra(String domain, String certificateId) {
    return config("SECURE_REMOTE_ACCESS", domain, certificateId);
  }

  /** Adds what a careless client would lose or change: what it does not know, and what does not survive a double. */
  private static String rich(ObjectNode object) {
    String json = object.toString();
    return json.substring(0, json.length() - 1)
        + ",\"description\":\"ä € \\\"quoted\\\"\",\"nothing\":null,\"weight\":1.50,"
        + "\"big\":123456789012345678901234567890,\"later\":{\"list\":[1,[],{}],\"name\":\"x\"}}";
  }
}
