package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Desired;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A world of any size, in ten microtenants. Of a hundred certificates 82 are as they should be, eight
 * are renewed, three described anew, three new, two to be adopted and two dropped from the files.
 */
public final class ManyCertificates {

  private static final ImmutableList<Microtenant> MICROTENANTS = IntStream.range(0, 10)
      .mapToObj(i -> new Microtenant(String.valueOf(7000 + i), "Branch " + i))
      .collect(ImmutableList.toImmutableList());

  private final List<Desired> desired = new ArrayList<>();
  private final List<Live> live = new ArrayList<>();
  private final List<Owned> owned = new ArrayList<>();

  private ManyCertificates(int size) {
    IntStream.range(0, size).forEach(this::add);
  }

  public static World world(int size) {
    ManyCertificates all = new ManyCertificates(size);
    return World.of(
        all.desired.stream()
            .collect(ImmutableSortedMap.toImmutableSortedMap(
                Address::compareTo, Desired::address, d -> d)),
        ImmutableList.copyOf(all.live),
        MICROTENANTS,
        state(all.owned));
  }

  public static Plan plan(int size) throws Exception {
    return Planner.plan(world(size), Worlds.request());
  }

  private static State state(List<Owned> owned) {
    return Worlds.state(owned.toArray(Owned[]::new));
  }

  private void add(int number) {
    int percent = number / MICROTENANTS.size() % 100;
    boolean isNew = percent < 3;
    boolean isAdopted = percent >= 3 && percent < 5;
    boolean isDropped = percent >= 5 && percent < 7;
    boolean isRenewed = percent >= 7 && percent < 15;
    boolean isDescribedAnew = percent >= 15 && percent < 18;
    if (!isDropped) {
      addDesired(number, isRenewed ? "new" : "old", isDescribedAnew ? "New text" : "Text");
    }
    if (!isNew) {
      addLive(number);
    }
    if (!isNew && !isAdopted) {
      addOwned(number);
    }
  }

  private void addDesired(int number, String age, String description) {
    desired.add(Worlds.desired(
        microtenant(number),
        name(number),
        Worlds.facts(content(number, age)),
        description,
        false,
        Optional.empty()));
  }

  private void addLive(int number) {
    live.add(Worlds.live(
        microtenant(number).id(), id(number), name(number), content(number, "old"), "Text"));
  }

  private void addOwned(int number) {
    owned.add(Worlds.owned(
        microtenant(number), name(number), id(number), content(number, "old"), "Text", false));
  }

  private static Microtenant microtenant(int number) {
    return MICROTENANTS.get(number % MICROTENANTS.size());
  }

  private static String name(int number) {
    return "host-%06d.example.com".formatted(number);
  }

  private static String id(int number) {
    return String.valueOf(216_196_257_300_000_000L + number);
  }

  private static String content(int number, String age) {
    return age + "-" + number;
  }
}
