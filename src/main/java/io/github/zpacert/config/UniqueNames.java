package io.github.zpacert.config;

import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sees to it that no two entries want the same certificate, under its new name or its previous one. */
final class UniqueNames {

  private record Key(String microtenant, String name) {
    Key folded() {
      return new Key(microtenant.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
    }
  }

  private final Problems problems;
  private final Map<Key, CertificateEntry> names = new HashMap<>();
  private final Map<Key, CertificateEntry> folded = new HashMap<>();
  private final Map<Key, CertificateEntry> previous = new HashMap<>();

  private UniqueNames(Problems problems) {
    this.problems = problems;
  }

  static void check(List<CertificateEntry> entries, Problems problems) {
    UniqueNames check = new UniqueNames(problems);
    entries.forEach(check::name);
    entries.forEach(check::previousName);
  }

  private void name(CertificateEntry entry) {
    Key key = new Key(entry.microtenant().toString(), entry.name());
    CertificateEntry first = names.putIfAbsent(key, entry);
    if (first != null) {
      problems.error(
          entry.nameAt(),
          "certificate " + shown(key) + " stands at " + first.nameAt() + " already");
      return;
    }
    CertificateEntry alike = folded.putIfAbsent(key.folded(), entry);
    if (alike != null) {
      problems.add(Problem.warning(
              entry.nameAt(),
              "certificate " + shown(key) + " differs only in case from the one at "
                  + alike.nameAt())
          .withHint("it is not known whether ZPA tells them apart"));
    }
  }

  private void previousName(CertificateEntry entry) {
    entry.previousName().ifPresent(name -> {
      Key key = new Key(entry.microtenant().toString(), name);
      if (name.equals(entry.name())) {
        problems.error(
            entry.at(), "\"previousName\" is the certificate's own name", "leave it out");
      } else {
        taken(key, entry)
            .ifPresent(at -> problems.error(
                entry.at(), "\"previousName\" " + Quoted.of(name) + " is taken at " + at));
      }
    });
  }

  private Optional<Position> taken(Key key, CertificateEntry entry) {
    return Optional.ofNullable(names.get(key))
        .or(() -> Optional.ofNullable(previous.putIfAbsent(key, entry)))
        .map(CertificateEntry::nameAt);
  }

  private static String shown(Key key) {
    return Quoted.of(key.microtenant() + "/" + key.name());
  }
}
