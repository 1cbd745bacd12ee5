package io.github.zpacert.report;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Live;
import io.github.zpacert.plan.Duplicates;
import io.github.zpacert.plan.Usage;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Live certificates for a person. */
public final class LiveText {

  private static final ImmutableList<String> HEADING =
      ImmutableList.of("MICROTENANT", "NAME", "ID", "EXPIRES", "KEY", "SANS", "OWNED", "FLAGS");

  private LiveText() {}

  /** Returns one line for each certificate below a heading, in the order of addresses. */
  public static String table(Collection<Live> lives, Surroundings around) {
    Stream<ImmutableList<String>> rows =
        lives.stream().sorted(around.order()).map(l -> row(l, around));
    return Table.of(Stream.concat(Stream.of(HEADING), rows).toList());
  }

  /** Returns a table for each group, in the order of its first member's address, or that there is none. */
  public static String duplicates(Collection<Duplicates> groups, Surroundings around) {
    return groups.isEmpty()
        ? "No duplicates.\n"
        : groups.stream()
            .map(g -> heading(g) + "\n\n" + contents(g, around))
            .collect(Collectors.joining("\n"));
  }

  private static String heading(Duplicates group) {
    String key = "key " + group.publicKey().shortened();
    return switch (group.kind()) {
      case SAME_CERTIFICATE -> "The same certificate, " + key + ":";
      case SAME_KEY -> "The same key in different certificates, " + key + ":";
    };
  }

  private static String contents(Duplicates group, Surroundings around) {
    Stream<ImmutableList<String>> rows =
        group.live().stream().map(l -> with(shortened(l), row(l, around)));
    return Table.of(Stream.concat(Stream.of(with("SHA-256", HEADING)), rows).toList());
  }

  private static ImmutableList<String> with(String first, ImmutableList<String> row) {
    return ImmutableList.<String>builder().add(first).addAll(row).build();
  }

  private static String shortened(Live live) {
    return live.facts().map(f -> f.fingerprint().shortened()).orElse(Table.NOTHING);
  }

  /** Returns all that is known of one certificate, a line for each fact. */
  public static String details(Live live, Surroundings around) {
    FactLines lines = new FactLines()
        .add("address", around.address(live))
        .add("id", live.id())
        .add("microtenant id", live.microtenantId())
        .add("description", live.description().text());
    live.facts().ifPresent(f -> facts(lines, f, around.now()));
    live.chain().forEach(c -> lines.add("chain", c.hex()));
    around.usage().ifPresent(u -> uses(lines, live, u));
    return lines
        .add("modified", live.modifiedTime().map(Wording::time).orElse(""))
        .add("modified by", live.modifiedBy().orElse(""))
        .add("owned", owned(live, around))
        .add("flags", flags(live, around))
        .toString();
  }

  private static ImmutableList<String> row(Live live, Surroundings around) {
    return ImmutableList.of(
        Printable.of(around.microtenant(live)),
        Printable.of(live.name().text()),
        Printable.of(live.id()),
        live.facts().map(f -> expiry(f, around.now())).orElse(Table.NOTHING),
        live.facts().map(f -> Printable.of(f.key())).orElse(Table.NOTHING),
        live.facts().map(LiveText::sans).orElse(Table.NOTHING),
        owned(live, around),
        flags(live, around));
  }

  private static void facts(FactLines lines, CertificateFacts facts, Instant now) {
    lines.add("subject", facts.subject()).add("issuer", facts.issuer());
    facts.sans().forEach(s -> lines.add("SAN", s));
    lines
        .add("serial number", facts.serialNumber().toString())
        .add("key", facts.key())
        .add("signature", facts.signature())
        .add("valid from", Wording.time(facts.notBefore()))
        .add("valid to", Wording.time(facts.notAfter()) + " (" + left(facts, now) + ")")
        .add("SHA-256", facts.fingerprint().hex())
        .add("public key", facts.publicKey().hex());
  }

  /** Returns {@code 2026-12-01 (8 days left)}. */
  public static String expiry(CertificateFacts facts, Instant now) {
    return Wording.date(facts.notAfter()) + " (" + left(facts, now) + ")";
  }

  private static String left(CertificateFacts facts, Instant now) {
    return Wording.left(now, facts.notAfter());
  }

  private static String sans(CertificateFacts facts) {
    int others = facts.sans().size() - 1;
    return facts.sans().isEmpty()
        ? Table.NOTHING
        : Printable.of(facts.sans().first()) + (others == 0 ? "" : " (+" + others + ")");
  }

  private static String owned(Live live, Surroundings around) {
    return around.owns(live) ? "yes" : "no";
  }

  private static void uses(FactLines lines, Live live, Usage usage) {
    usage.of(live.id()).forEach(u -> lines.add("shown by", UseText.of(u)));
    if (usage.of(live.id()).isEmpty()) {
      lines.add(
          "shown by",
          usage.isUnused(live.id(), live.microtenantId())
              ? "nothing"
              : "nothing that could be scanned");
    }
  }

  private static String flags(Live live, Surroundings around) {
    ImmutableList.Builder<String> flags = ImmutableList.builder();
    if (live.readOnly()) {
      flags.add("read-only");
    }
    if (live.zscalerManaged()) {
      flags.add("Zscaler-managed");
    }
    if (live.facts().isEmpty()) {
      flags.add("pending");
    }
    around
        .usage()
        .filter(u -> u.of(live.id()).isEmpty())
        .ifPresent(
            u -> flags.add(u.isUnused(live.id(), live.microtenantId()) ? "unused" : "use unknown"));
    String joined = Joiner.on(", ").join(flags.build());
    return joined.isEmpty() ? Table.NOTHING : joined;
  }
}
