package io.github.zpacert.cli;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.Multiset;
import io.github.zpacert.config.ConfigurationWriter;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.plan.Usage;
import io.github.zpacert.report.LiveText;
import io.github.zpacert.report.Printable;
import io.github.zpacert.report.UseText;
import io.github.zpacert.report.Wording;
import io.github.zpacert.zpa.ZpaTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The PEM files of an export. Leaves out, with a warning, what no configuration could name so that a plan finds it. */
final class ExportedMaterial {

  private static final int LONGEST_FILE_NAME = 100;

  private static final Comparator<ZpaTenant.Exported> BY_NAME = Comparator.comparing(
          (ZpaTenant.Exported e) -> e.live().name().text())
      .thenComparing(e -> e.live().id());

  private final Path folder;
  private final Console console;
  private final Usage usage;
  private final Instant now;
  private final Set<String> files = new HashSet<>();
  private int leftOut;

  /**
   * Prepares to write.
   *
   * @param folder where the configuration will stand
   * @param usage who shows which certificate
   */
  ExportedMaterial(Path folder, Console console, Usage usage, Instant now) {
    this.folder = folder;
    this.console = console;
    this.usage = usage;
    this.now = now;
  }

  /** Writes what a microtenant owns, and returns what the configuration has to say of it, if there is anything. */
  Optional<ConfigurationWriter.Section> write(
      Microtenant microtenant, List<ZpaTenant.Exported> owned) throws IOException {
    ImmutableMultiset<String> names = owned.stream()
        .flatMap(e -> e.live().name().forms().stream())
        .collect(ImmutableMultiset.toImmutableMultiset());
    ImmutableList.Builder<ConfigurationWriter.Entry> entries = ImmutableList.builder();
    for (ZpaTenant.Exported exported : ImmutableList.sortedCopyOf(BY_NAME, owned)) {
      Optional<String> obstacle = obstacle(exported.live(), names);
      if (obstacle.isPresent()) {
        leaveOut(microtenant, exported.live(), obstacle.get());
      } else {
        entries.add(write(microtenant, exported));
      }
    }
    return Optional.of(section(microtenant, entries.build()))
        .filter(s -> !s.entries().isEmpty());
  }

  int leftOut() {
    return leftOut;
  }

  private static Optional<String> obstacle(Live live, Multiset<String> names) {
    if (live.isUntouchable() || live.facts().isEmpty()) {
      return Optional.of("it is read-only, managed by Zscaler, or without a readable certificate");
    }
    if (names.count(live.name().text()) > 1) {
      return Optional.of("another certificate has the same name");
    }
    return ConfigurationWriter.obstacle(live.name().text(), live.description().text());
  }

  private void leaveOut(Microtenant microtenant, Live live, String why) {
    leftOut++;
    String address = MicrotenantDirectory.addressable(microtenant).name() + "/" + live.name();
    console.problem(
        Problem.warning("\"" + address + "\" (id " + live.id() + ") is left out: " + why));
  }

  private ConfigurationWriter.Entry write(Microtenant microtenant, ZpaTenant.Exported exported)
      throws IOException {
    Live live = exported.live();
    String path = path(microtenant, live);
    Path pem = folder.resolve(path);
    Files.createDirectories(pem.resolveSibling("."));
    Files.writeString(pem, exported.pem());
    return new ConfigurationWriter.Entry(
        live.name().text(), live.description().text(), path, comments(live));
  }

  private static ConfigurationWriter.Section section(
      Microtenant microtenant, ImmutableList<ConfigurationWriter.Entry> entries) {
    String heading = "== Microtenant " + Printable.of(microtenant.name()) + " (id "
        + Printable.of(microtenant.id()) + "): " + Wording.count(entries.size(), "certificate")
        + " ==";
    return new ConfigurationWriter.Section(microtenant, ImmutableList.of(heading), entries);
  }

  /** Returns what a reviewer wants to know of a certificate, a line for each fact. */
  private ImmutableList<String> comments(Live live) {
    Stream<String> expiry = live.facts().stream().map(f -> "valid to " + LiveText.expiry(f, now));
    Stream<String> uses = usage.of(live.id()).stream().map(u -> "shown by " + UseText.of(u));
    Stream<String> none = usage.isUnused(live.id(), live.microtenantId())
        ? Stream.of("shown by nothing")
        : Stream.empty();
    return Stream.of(expiry, uses, none)
        .flatMap(lines -> lines)
        .collect(ImmutableList.toImmutableList());
  }

  /** A name may hold anything; a file's name holds only what every file system takes, and is unique. */
  private String path(Microtenant microtenant, Live live) {
    String path = "tls/" + safe(microtenant.name()) + "/" + safe(live.name().text());
    while (!files.add(path.toLowerCase(Locale.ROOT))) {
      path += "-" + safe(live.id());
    }
    return path + ".pem";
  }

  private static String safe(String text) {
    String safe = text.replace("*", "_wildcard").replaceAll("[^A-Za-z0-9._-]", "_");
    String visible = safe.startsWith(".") ? "_" + safe : safe;
    return Ascii.truncate(visible, LONGEST_FILE_NAME, "");
  }
}
