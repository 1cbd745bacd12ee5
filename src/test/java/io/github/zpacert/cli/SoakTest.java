package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Live;
import io.github.zpacert.sandbox.Faults;
import io.github.zpacert.x509.PemCertificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project in the hands of busy people, and a ZPA that misbehaves. */
class SoakTest {

  private static final int ROUNDS = 20;

  /** The chances of all faults together. */
  private static final double FAULTS = 0.2;

  @TempDir
  private Path directory;

  private final List<String> names = new ArrayList<>();
  private int lastName;

  @Test
  void theTenantIsWhatTheFilesSayAfterEveryRound() throws Exception {
    SplittableRandom dice = new SplittableRandom(42);
    Faults faults =
        Faults.parse("429=0.04,503=0.04,reset=0.04,lost-reply=0.04,truncated=0.02,401=0.02");
    try (Site site = Site.in(directory, o -> o.faults(faults).random(merciful()))) {
      site.project().policy("maxDelete", "100%");
      site.others("theirs", "not ours");
      List<Live> theirs = site.live();
      for (int round = 1; round <= ROUNDS; round++) {
        List<String> edits = edits(site.project(), dice);

        int applies = 0;
        Outcome applied;
        do {
          applied = site.run("apply", "--auto-approve");
        } while (applied.code() != 0 && ++applies < 5);

        String story = "round " + round + ", " + edits + "\n" + applied.out() + applied.err();
        assertEquals(0, applied.code(), story);
        Outcome plan = site.run("plan", "--detailed-exitcode");
        assertEquals(
            "No changes. Your certificates match the configuration.\n",
            plan.out(),
            story + plan.err());
        assertEquals(0, plan.code(), story);
        Outcome drift = site.run("drift");
        assertEquals(0, drift.code(), story + drift.out() + drift.err());
        List<Live> live = new ArrayList<>(site.live());
        assertTrue(live.containsAll(theirs), story);
        live.removeAll(theirs);
        assertEquals(files(site.project()), facts(live), story);
      }
    }
  }

  /** Chance that never strikes four times in a row: any patience may end, and that is not what is tested here. */
  private static DoubleSupplier merciful() {
    SplittableRandom dice = new SplittableRandom(4711);
    AtomicInteger strikes = new AtomicInteger();
    return () -> {
      synchronized (strikes) {
        double drawn = dice.nextDouble();
        boolean strikesAgain = drawn < FAULTS && strikes.incrementAndGet() <= 3;
        if (!strikesAgain) {
          strikes.set(0);
        }
        return strikesAgain ? drawn : 1;
      }
    };
  }

  private List<String> edits(Project project, SplittableRandom dice) throws Exception {
    List<String> edits = new ArrayList<>();
    int number = 1 + dice.nextInt(5);
    for (int i = 0; i < number; i++) {
      edits.add(edit(project, dice));
    }
    return edits;
  }

  private String edit(Project project, SplittableRandom dice) throws Exception {
    int kind = names.size() < 3 ? 0 : dice.nextInt(6);
    String name = names.isEmpty() ? "" : names.get(dice.nextInt(names.size()));
    switch (kind) {
      case 0, 1 -> {
        name = "c" + ++lastName;
        names.add(name);
        project.add(name);
        return "add " + name;
      }
      case 2 -> {
        names.remove(name);
        project.drop(name);
        return "drop " + name;
      }
      case 3 -> {
        project.renew(name);
        return "renew " + name;
      }
      case 4 -> {
        String text = "description " + dice.nextInt(100);
        project.set(name, "description", text);
        return "describe " + name;
      }
      default -> {
        String other = "c" + ++lastName;
        names.remove(name);
        names.add(other);
        project.rename(name, other);
        return "rename " + name + " to " + other;
      }
    }
  }

  /** What should be live, by name: description and fingerprint. */
  private Map<String, String> files(Project project) throws Exception {
    Map<String, String> facts = new TreeMap<>();
    for (String name : names) {
      String pem = Files.readString(project.file("tls/" + name + ".pem"));
      Fingerprint fingerprint = Fingerprint.ofDer(PemCertificates.ders(pem).get(0));
      facts.put(name, project.get(name, "description") + " " + fingerprint.hex());
    }
    return facts;
  }

  private static Map<String, String> facts(List<Live> live) {
    Map<String, String> facts = new TreeMap<>();
    live.forEach(l -> facts.put(
        l.name().text(),
        l.description().text() + " " + l.facts().orElseThrow().fingerprint().hex()));
    return facts;
  }
}
