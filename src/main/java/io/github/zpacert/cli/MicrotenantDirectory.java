package io.github.zpacert.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.config.CertificateEntry;
import io.github.zpacert.config.Configuration;
import io.github.zpacert.config.MicrotenantRef;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.Suggestion;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.model.State;
import io.github.zpacert.tenant.TenantException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which microtenant a name or an id means. Asks the tenant only if somebody names another one than Default. */
final class MicrotenantDirectory {

  private final ImmutableList<Microtenant> known;

  private MicrotenantDirectory(ImmutableList<Microtenant> known) {
    this.known = known.stream()
        .map(MicrotenantDirectory::addressable)
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns the microtenant as addresses name it: they cannot hold every name, and its id stands for that. */
  static Microtenant addressable(Microtenant microtenant) {
    boolean isUnfit = microtenant.name().isEmpty() || microtenant.name().contains("/");
    return isUnfit ? new Microtenant(microtenant.id(), microtenant.id()) : microtenant;
  }

  /** Reads what the configuration and the state need to be understood. */
  static MicrotenantDirectory read(Session session, State state) throws Exception {
    Configuration configuration = session.configuration();
    boolean filesNeedIt = configuration.certificates().stream()
        .anyMatch(e -> !e.microtenant().equals(MicrotenantRef.DEFAULT));
    boolean stateNeedsIt = Survey.idsOf(state).anyMatch(id -> !id.equals(Microtenant.DEFAULT_ID));
    return filesNeedIt || stateNeedsIt
        ? lookUp(session, configuration)
        : new MicrotenantDirectory(ImmutableList.of(Microtenant.DEFAULT));
  }

  private static MicrotenantDirectory lookUp(Session session, Configuration configuration)
      throws Exception {
    try {
      return new MicrotenantDirectory(session.microtenants());
    } catch (TenantException e) {
      // a key that is bound to a microtenant may not list them: ids are enough to work with
      boolean namesAreNeeded = configuration.certificates().stream()
          .map(CertificateEntry::microtenant)
          .anyMatch(r -> r instanceof MicrotenantRef.ByName && !r.equals(MicrotenantRef.DEFAULT));
      if (namesAreNeeded || !isForbidden(e)) {
        throw e;
      }
      return new MicrotenantDirectory(ImmutableList.of(Microtenant.DEFAULT));
    }
  }

  /** Whether the tenant does not show us its microtenants, as opposed to being out of reach. */
  static boolean isForbidden(TenantException e) {
    return e.kind() == TenantException.Kind.UNAUTHORIZED
        || e.kind() == TenantException.Kind.NOT_FOUND
        || e.kind() == TenantException.Kind.REFUSED;
  }

  /** Returns the names by id, in a form that an address can hold. */
  static ImmutableMap<String, String> namesById(ImmutableList<Microtenant> microtenants) {
    return microtenants.stream()
        .map(MicrotenantDirectory::addressable)
        .collect(ImmutableMap.toImmutableMap(
            Microtenant::id, Microtenant::name, (first, second) -> first));
  }

  /** Returns the directory that a saved plan has brought along, for which nothing is asked. */
  static MicrotenantDirectory of(Map<String, String> namesById) {
    return new MicrotenantDirectory(namesById.entrySet().stream()
        .map(e -> new Microtenant(e.getKey(), e.getValue()))
        .collect(ImmutableList.toImmutableList()));
  }

  /** Returns what a reference means; empty when there is no such microtenant. */
  Optional<Microtenant> find(MicrotenantRef ref) {
    if (ref instanceof MicrotenantRef.ById byId) {
      return Optional.of(withId(byId.id()));
    }
    String name = ((MicrotenantRef.ByName) ref).name();
    return known.stream().filter(m -> m.name().equals(name)).findFirst();
  }

  /** Returns the microtenant of that id, under its id where the tenant does not tell its name. */
  Microtenant withId(String id) {
    return known.stream()
        .filter(m -> m.id().equals(id))
        .findFirst()
        .orElseGet(() -> new Microtenant(id, id));
  }

  Problem unknown(CertificateEntry entry) {
    String name = entry.microtenant().toString();
    Problem problem =
        Problem.error(entry.microtenantAt(), "the tenant has no microtenant \"" + name + "\"");
    return Suggestion.forWord(name, known.stream().map(Microtenant::name).toList())
        .map(problem::withHint)
        .orElse(problem);
  }

  /** Returns the microtenants that the files or the state speak of. */
  ImmutableList<Microtenant> scope(Configuration configuration, State state) {
    Map<String, Microtenant> scope = new LinkedHashMap<>();
    Stream<Microtenant> named =
        configuration.certificates().stream().flatMap(e -> find(e.microtenant()).stream());
    Stream<Microtenant> owned = Survey.idsOf(state).map(this::withId);
    Stream.concat(named, owned).forEach(m -> scope.putIfAbsent(m.id(), m));
    return ImmutableList.copyOf(scope.values());
  }
}
