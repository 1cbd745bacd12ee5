package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Live;
import io.github.zpacert.sandbox.Faults;
import io.github.zpacert.sandbox.SeenRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A project in the hands of busy people, and a ZPA that fails one request in four: until a thousand certificates are
 * created, updated and deleted. What goes wrong is not up to us, and patience may end: then the next apply goes on.
 */
class SoakTest {

  private static final String FAULTS =
      "429=0.1,500=0.02,502=0.01,503=0.01,504=0.01,reset=0.05,lost-reply=0.03";
  private static final int OPERATIONS = 1_000;

  /** How often one apply after the other may come to nothing. */
  private static final int PATIENCE = 5;

  @TempDir
  private Path directory;

  private final Map<String, Integer> done = new ConcurrentHashMap<>();
  private final Map<String, Integer> met = new TreeMap<>();
  private int applies;
  private int unfinished;
  private Evidence onRecord = new Evidence(ImmutableList.of());

  @Test
  void convergesWithoutDuplicatesOrDanglingConsumers() throws Exception {
    SplittableRandom dice = new SplittableRandom(42);
    Faults faults = Faults.parse(FAULTS);
    try (Site site = Site.in(
        directory,
        o -> o.faults(faults)
            .random(shared(new SplittableRandom(4711)))
            .certificateLimit(5_000)
            .afterWrite(this::count))) {
      site.project().policy("maxDelete", "100%").evidence("{}");
      site.others("theirs", "not ours");
      List<Live> theirs = site.live();
      BusyPeople people = new BusyPeople(site, dice);
      while (operations() < OPERATIONS) {
        List<String> edits = people.edit();
        int before = site.zpa().requests().size();

        String story = edits + "\n" + applied(site);

        assertEquals(people.wanted(), facts(site, theirs), story);
        assertEquals(people.shown(), people.shownNow(), story);
        assertOnRecord(site, before);
        assertSettled(site, story);
        note(site);
      }
    }
    met.put("lost replies", sum(done) - met.remove("acknowledged writes"));
    System.out.println("soak: " + new TreeMap<>(done) + " in " + applies + " applies, " + unfinished
        + " of them unfinished; met " + met);
    assertTrue(met.values().stream().allMatch(n -> n > 0), met::toString);
  }

  /** The log tells of the same writes as the ZPA, with the same answers. */
  private void assertOnRecord(Site site, int before) throws Exception {
    List<SeenRequest> seen = site.zpa().requests();
    Evidence now = Evidence.of(directory);
    assertEquals(
        seen.subList(before, seen.size()).stream()
            .filter(Scene::isWrite)
            .map(w -> w.method() + " " + w.path() + " " + w.status())
            .sorted()
            .toList(),
        now.since(onRecord).answers());
    site.run("evidence", "verify").expect(ExitCode.SUCCESS);
    onRecord = now;
  }

  /** Applies until all is done, and returns what was said. */
  private String applied(Site site) {
    for (int i = 1; ; i++) {
      applies++;
      Outcome outcome = site.run("apply", "--auto-approve");
      if (outcome.code() == 0 || i == PATIENCE) {
        assertEquals(0, outcome.code(), outcome.out() + outcome.err());
        return outcome.out() + outcome.err();
      }
      unfinished++;
    }
  }

  /** An apply has nothing left to do and nobody has done anything else; asked again if ZPA does not answer. */
  private static void assertSettled(Site site, String story) {
    for (String[] command : new String[][] {{"plan", "--detailed-exitcode"}, {"drift"}}) {
      Outcome outcome = site.run(command);
      for (int i = 1; i < PATIENCE && outcome.code() == ExitCode.UNREACHABLE.number; i++) {
        outcome = site.run(command);
      }
      assertEquals(0, outcome.code(), story + outcome.out() + outcome.err());
    }
  }

  private void count(SeenRequest request) {
    String object = request.path().contains("/certificate") ? "certificate " : "consumer ";
    done.merge(object + request.method(), 1, Integer::sum);
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private int operations() {
    return done.entrySet().stream()
        .filter(e -> e.getKey().startsWith("certificate"))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private void note(Site site) {
    site.zpa().requests().forEach(r -> met.merge("requests", 1, Integer::sum));
    note(site, "429", r -> r.status() == 429);
    note(site, "5xx", r -> r.status() >= 500);
    note(site, "acknowledged writes", SoakTest::isAcknowledgedWrite);
    note(site, "no answer", r -> r.status() == SeenRequest.UNANSWERED);
    site.zpa().clearRequests();
  }

  private void note(Site site, String what, Predicate<SeenRequest> which) {
    met.merge(what, (int) site.zpa().requests().stream().filter(which).count(), Integer::sum);
  }

  private static boolean isAcknowledgedWrite(SeenRequest request) {
    return !request.method().equals("GET")
        && !request.path().endsWith("/token")
        && request.status() / 100 == 2;
  }

  private static DoubleSupplier shared(SplittableRandom dice) {
    return () -> {
      synchronized (dice) {
        return dice.nextDouble();
      }
    };
  }

  /** What is live of ours: names, descriptions and contents, duplicates included. */
  private static List<String> facts(Site site, List<Live> theirs) throws Exception {
    List<Live> live = new ArrayList<>(site.live());
    assertTrue(live.containsAll(theirs));
    live.removeAll(theirs);
    return live.stream()
        .sorted(Comparator.comparing(l -> l.name().text()))
        .map(l -> l.name().text() + " " + l.description().text() + " "
            + l.facts().orElseThrow().fingerprint().hex())
        .toList();
  }
}
