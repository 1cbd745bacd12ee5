package io.github.zpacert.cli;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Live;
import io.github.zpacert.plan.Duplicates;
import io.github.zpacert.report.LiveJson;
import io.github.zpacert.report.LiveText;
import io.github.zpacert.report.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "List the certificates that are in the tenant.")
final class ListCommand implements Callable<Integer> {

  private final Context context;

  @Mixin
  private ScopeOptions scope = new ScopeOptions();

  @Option(
      names = "--expiring-in",
      paramLabel = "TIME",
      description = "Only what expires within this time, like 30d.")
  private @Nullable Duration expiringIn;

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      description = "Only what has this text in its names or subject.")
  private String search = "";

  @Option(names = "--unmanaged", description = "Only what the state does not know.")
  private boolean isUnmanaged;

  @Option(
      names = "--unused",
      description =
          "Only what no application and no portal shows. Where not everything could be looked at, the flags say so.")
  private boolean isUnused;

  @Option(
      names = "--duplicates",
      description =
          "Only what shares its certificate, or its key, with others in the tenant: in groups, each with all"
              + " its members, if one of them is what the other options ask for.")
  private boolean hasDuplicates;

  ListCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = context.session()) {
      // what is asked for may be equal to what is not
      LiveScope read = LiveScope.of(session, hasDuplicates ? List.of() : scope.microtenants());
      LiveScope asked = read.only(scope.microtenants());
      Surroundings around =
          isUnused ? read.surroundings().withUsage(read.usage()) : read.surroundings();
      ImmutableList<Live> live = ImmutableList.sortedCopyOf(around.order(), read.live());
      Predicate<Live> filter = l -> asked.has(l) && matches(l, around);
      session
          .console()
          .document(hasDuplicates ? duplicates(live, filter, around) : list(live, filter, around));
      return ExitCode.SUCCESS.number;
    }
  }

  private String list(ImmutableList<Live> live, Predicate<Live> filter, Surroundings around) {
    List<Live> found = live.stream().filter(filter).toList();
    return context.options().json ? LiveJson.list(found, around) : LiveText.table(found, around);
  }

  private String duplicates(ImmutableList<Live> live, Predicate<Live> filter, Surroundings around) {
    List<Duplicates> found = Duplicates.among(live).stream()
        .filter(group -> group.live().stream().anyMatch(filter))
        .toList();
    return context.options().json
        ? LiveJson.duplicates(found, around)
        : LiveText.duplicates(found, around);
  }

  private boolean matches(Live live, Surroundings around) {
    return expiresInTime(live)
        && !(isUnmanaged && around.owns(live))
        && around.usage().map(u -> u.of(live.id()).isEmpty()).orElse(true)
        && texts(live).anyMatch(t -> t.toLowerCase(Locale.ROOT).contains(lowerCaseSearch()));
  }

  private String lowerCaseSearch() {
    return search.toLowerCase(Locale.ROOT);
  }

  private boolean expiresInTime(Live live) {
    if (expiringIn == null) {
      return true;
    }
    Instant end = context.io().clock().instant().plus(expiringIn);
    return live.facts().filter(f -> f.notAfter().isBefore(end)).isPresent();
  }

  private static Stream<String> texts(Live live) {
    Stream<String> facts = live.facts().stream()
        .flatMap(f -> Stream.concat(Stream.of(f.subject()), f.sans().stream()));
    return Stream.concat(Stream.of(live.name().text(), live.description().text()), facts);
  }
}
