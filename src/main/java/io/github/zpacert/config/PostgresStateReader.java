package io.github.zpacert.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.model.Secret;
import io.github.zpacert.state.StateSettings;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the keys of the {@code postgres} backend: Terraform's, with its variables and PostgreSQL's own. */
final class PostgresStateReader {

  private static final ImmutableSet<String> KEYS =
      ImmutableSet.of("backend", "connStr", "schemaName", "name");
  private static final ImmutableList<String> VARIABLES = ImmutableList.of(
      "PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGDATABASE", "PGSSLMODE", "PGSSLROOTCERT");
  private static final Pattern URL = Pattern.compile("postgres(ql)?://.*");
  private static final Pattern WITH_PASSWORD = Pattern.compile("postgres(ql)?://[^/@]*:[^/@]+@.*");
  private static final int LONGEST_NAME = 63;

  private final StateFields state;
  private final Problems problems;

  PostgresStateReader(StateFields state) {
    this.state = state;
    this.problems = state.problems();
  }

  Optional<StateSettings> read() {
    state.refuseUnknown(KEYS, "credentials come from the environment: PGUSER and PGPASSWORD");
    Secret connStr = state
        .text("connStr", "PG_CONN_STR")
        .filter(this::isUsable)
        .map(t -> Secret.of(t.value()))
        .orElseGet(() -> Secret.of(""));
    return Optional.of(new StateSettings.Postgres(
        connStr,
        environment(),
        name("schemaName", "zpacert", "PG_SCHEMA_NAME"),
        name("name", "default")));
  }

  private boolean isUsable(Text text) {
    if (!URL.matcher(text.value()).matches()) {
      problems.add(text.problem("must be a URL such as postgres://host/database"));
      return false;
    }
    boolean shown =
        !StateFields.isReference(text) && WITH_PASSWORD.matcher(text.written()).matches();
    if (shown) {
      problems.add(text.problem("must not hold a password")
          .withHint("set PGPASSWORD, or write all of it as ${env:NAME}"));
    }
    return !shown;
  }

  private ImmutableMap<String, Secret> environment() {
    ImmutableMap.Builder<String, Secret> values = ImmutableMap.builder();
    for (String name : VARIABLES) {
      state.environment().value(name).ifPresent(t -> values.put(name, Secret.of(t.value())));
    }
    return values.build();
  }

  private String name(String key, String otherwise, String... variables) {
    Optional<Text> text = state.text(key, variables);
    text.filter(t -> t.value().length() > LONGEST_NAME || !Characters.allPrintable(t.value()))
        .ifPresent(t -> problems.add(t.mustBe("a name of up to " + LONGEST_NAME + " characters")));
    return text.map(Text::value).orElse(otherwise);
  }
}
