package io.github.zpacert.cli;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Live;
import io.github.zpacert.report.LiveJson;
import io.github.zpacert.report.LiveText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", description = "List the certificates that are in the tenant.")
final class ListCommand implements Callable<Integer> {

  private final Context context;

  @Option(
      names = "--microtenant",
      paramLabel = "M",
      description = "Only of this microtenant, by name or id; repeatable.")
  private List<String> microtenants = new ArrayList<>();

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

  ListCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = context.session()) {
      LiveScope scope = LiveScope.of(session, microtenants);
      ImmutableList<Live> found =
          scope.live().stream().filter(this::matches).collect(ImmutableList.toImmutableList());
      Console console = session.console();
      console.document(
          console.isJson()
              ? LiveJson.list(found, scope.surroundings())
              : LiveText.table(found, scope.surroundings()));
      return ExitCode.SUCCESS.number;
    }
  }

  private boolean matches(Live live) {
    return expiresInTime(live)
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
