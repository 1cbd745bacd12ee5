package io.github.zpacert.report;

import static io.github.zpacert.report.Fixtures.EVIL;
import static io.github.zpacert.report.Fixtures.NOW;
import static io.github.zpacert.report.Fixtures.facts;
import static io.github.zpacert.report.Fixtures.fingerprint;
import static io.github.zpacert.report.Fixtures.live;
import static io.github.zpacert.report.Fixtures.renewed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.model.ApiText;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.plan.Duplicates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveTest {

  private static final Surroundings AROUND = new Surroundings(
      ImmutableMap.of("0", "Default", "7001", "Finance"),
      ImmutableSet.of("101"),
      Optional.empty(),
      NOW);

  private static final Live PORTAL = live(
      "101",
      "portal.example.com",
      Optional.of(facts("1", "portal.example.com", "www.example.com")));
  private static final Live PENDING = live("102", "waiting für 漢字", Optional.empty());
  private static final Live FOREIGN = new Live(
      "103",
      "7001",
      ApiText.plain(EVIL),
      ApiText.EMPTY,
      Optional.of(renewed(EVIL)),
      ImmutableList.of(fingerprint("intermediate"), fingerprint("root")),
      Optional.empty(),
      Optional.empty(),
      true,
      true);
  private static final Live NAMELESS_TENANT = new Live(
      "104",
      "7002",
      ApiText.plain("stray"),
      ApiText.EMPTY,
      Optional.empty(),
      ImmutableList.of(),
      Optional.empty(),
      Optional.empty(),
      false,
      false);
  private static final List<Live> ALL = List.of(FOREIGN, PENDING, NAMELESS_TENANT, PORTAL);

  @Test
  void aTableHasALineForEachInTheOrderOfAddresses() throws IOException {
    Golden.assertMatches("live/list.txt", LiveText.table(ALL, AROUND));
  }

  @Test
  void anEmptyTableIsItsHeading() {
    assertEquals(
        "MICROTENANT  NAME  ID  EXPIRES  KEY  SANS  OWNED  FLAGS\n",
        LiveText.table(List.of(), AROUND));
  }

  @Test
  void detailsNameEveryFact() throws IOException {
    Golden.assertMatches("live/details.txt", LiveText.details(PORTAL, AROUND));
    Golden.assertMatches("live/details-foreign.txt", LiveText.details(FOREIGN, AROUND));
    Golden.assertMatches("live/details-pending.txt", LiveText.details(PENDING, AROUND));
  }

  @Test
  void jsonHasTheNamesOfTheSavedPlan() throws IOException {
    Golden.assertMatches("live/list.json", LiveJson.list(ALL, AROUND));
    Golden.assertMatches("live/details.json", LiveJson.details(PORTAL, AROUND));
  }

  @Test
  void duplicatesAreATableForEachGroup() throws IOException {
    Live copy = live("105", "copy", PORTAL.facts());
    Live older = live("106", "older", Optional.of(facts("0", "portal.example.com")));
    Live elsewhere = new Live(
        "107",
        "7001",
        ApiText.plain("elsewhere"),
        ApiText.EMPTY,
        FOREIGN.facts(),
        ImmutableList.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        false);
    List<Duplicates> groups =
        Duplicates.among(List.of(copy, PENDING, older, PORTAL, FOREIGN, elsewhere));

    Golden.assertMatches("live/duplicates.txt", LiveText.duplicates(groups, AROUND));
    Golden.assertMatches("live/duplicates.json", LiveJson.duplicates(groups, AROUND));
  }

  @Test
  void noDuplicatesAreOneSentence() {
    assertEquals("No duplicates.\n", LiveText.duplicates(List.of(), AROUND));
    assertEquals("[]\n", LiveJson.duplicates(List.of(), AROUND));
  }

  @Test
  void anotherOrderIsTheSameList() {
    List<Live> reversed = new ArrayList<>(ALL);
    Collections.reverse(reversed);

    assertEquals(LiveText.table(ALL, AROUND), LiveText.table(reversed, AROUND));
    assertEquals(LiveJson.list(ALL, AROUND), LiveJson.list(reversed, AROUND));
  }

  @Test
  void microtenantsAreATableOrAnArray() {
    List<Microtenant> microtenants =
        List.of(Microtenant.DEFAULT, new Microtenant("7001", "Fin\nance"));

    assertEquals(
        "ID    NAME\n0     Default\n7001  Fin\\nance\n", MicrotenantsText.table(microtenants));
    assertEquals(
        "[ {\n  \"id\": \"0\",\n  \"name\": \"Default\"\n}, {\n  \"id\": \"7001\",\n"
            + "  \"name\": \"Fin\\nance\"\n} ]\n",
        MicrotenantsJson.list(microtenants));
  }
}
