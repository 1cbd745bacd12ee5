package io.github.zpacert.cli;

import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Live;
import io.github.zpacert.x509.PemCertificates;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Those who edit a project's files, and those who let applications and portals show what is in the tenant. */
final class BusyPeople {

  private static final int EDITS = 40;
  private static final int MOST_CERTIFICATES = 80;
  private static final Pattern CERTIFICATE = Pattern.compile("\"certificateId\":\"(\\d+)\"");

  private final Site site;
  private final Project project;
  private final SplittableRandom dice;
  private final List<String> names = new ArrayList<>();
  private final Map<String, String> shown = new TreeMap<>();
  private int last;

  BusyPeople(Site site, SplittableRandom dice) {
    this.site = site;
    this.project = site.project();
    this.dice = dice;
  }

  /** Edits the files here and there, after somebody has let a few more things show certificates. */
  List<String> edit() throws Exception {
    Map<String, String> ids = ids();
    for (int i = 0; i < 3 && !names.isEmpty(); i++) {
      show(any(), ids);
    }
    List<String> edits = new ArrayList<>();
    for (int i = 0; i < EDITS; i++) {
      edits.add(editOnce(ids));
    }
    return edits;
  }

  private void show(String name, Map<String, String> ids) {
    String id = ids.get(name);
    String domain = name + ".example.com";
    String object = switch (dice.nextInt(3)) {
      case 0 -> site.zpa().addPraPortal("0", """
                {"name":"pra %1$s","domain":"%2$s","certificateId":"%3$s"}""".formatted(name, domain, id));
      case 1 -> site.zpa().addUserPortal("7001", """
                {"name":"user %1$s","domain":"%2$s","certificateId":"%3$s"}""".formatted(name, domain, id));
      default -> site.zpa().addApplication("0", """
                {"name":"app %1$s","clientlessApps":[{"domain":"%2$s","certificateId":"%3$s"}]}""".formatted(name, domain, id));
    };
    shown.put(object, name);
  }

  private String editOnce(Map<String, String> ids) throws Exception {
    boolean few = names.size() < 5;
    int kind = few ? 0 : dice.nextInt(names.size() > MOST_CERTIFICATES ? 1 : 0, 8);
    switch (kind) {
      case 0, 7 -> {
        return "add " + add();
      }
      case 1, 2 -> {
        return "drop " + drop(any());
      }
      case 3, 4 -> {
        String name = any();
        project.renew(name);
        return "renew " + name;
      }
      case 5 -> {
        String name = any();
        project.set(name, "description", "description " + dice.nextInt(100));
        return "describe " + name;
      }
      default -> {
        return "rename " + rename(any(), ids);
      }
    }
  }

  private String add() throws Exception {
    String name = "c" + ++last;
    project.add(name).set(name, "allowUncovered", "true");
    names.add(name);
    return name;
  }

  /** What is shown is not dropped: such a plan is refused. */
  private String drop(String name) throws Exception {
    if (shown.containsValue(name)) {
      return "nothing";
    }
    names.remove(name);
    project.drop(name);
    return name;
  }

  /** An entry remembers one name before its own: what has a new name already keeps it for now. */
  private String rename(String name, Map<String, String> ids) throws Exception {
    if (!ids.containsKey(name)) {
      return "nothing";
    }
    String other = "c" + ++last;
    names.set(names.indexOf(name), other);
    project.rename(name, other).set(other, "allowUncovered", "true");
    shown.replaceAll((object, old) -> old.equals(name) ? other : old);
    return name + " to " + other;
  }

  private String any() {
    return names.get(dice.nextInt(names.size()));
  }

  /** What should be live, by name: description and fingerprint. */
  List<String> wanted() throws Exception {
    List<String> wanted = new ArrayList<>();
    for (String name : names.stream().sorted().toList()) {
      String pem = Files.readString(project.file("tls/" + name + ".pem"));
      wanted.add(name + " " + project.get(name, "description") + " "
          + Fingerprint.ofDer(PemCertificates.ders(pem).get(0)).hex());
    }
    return wanted;
  }

  /** Returns which certificate each application or portal should show, by their names. */
  Map<String, String> shown() {
    return shown;
  }

  /** Returns which certificate each application or portal does show. */
  Map<String, String> shownNow() throws Exception {
    Map<String, String> namesOfIds = new TreeMap<>();
    ids().forEach((name, id) -> namesOfIds.put(id, name));
    Map<String, String> now = new TreeMap<>();
    for (String object : shown.keySet()) {
      Matcher certificate = CERTIFICATE.matcher(site.zpa().object(object));
      now.put(
          object,
          certificate.find()
              ? namesOfIds.getOrDefault(certificate.group(1), "dangling")
              : "nothing");
    }
    return now;
  }

  private Map<String, String> ids() throws Exception {
    Map<String, String> ids = new TreeMap<>();
    for (Live live : site.live()) {
      ids.put(live.name().text(), live.id());
    }
    return ids;
  }
}
