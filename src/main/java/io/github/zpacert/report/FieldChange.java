package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Existing;
import io.github.zpacert.plan.Wanted;
import java.util.stream.Stream;

/**
 * A field of a certificate on both sides of an action.
 *
 * @param before empty where there was nothing, or where there was no certificate
 * @param after likewise
 */
record FieldChange(String label, ImmutableList<String> before, ImmutableList<String> after) {

  boolean isSame() {
    return before.equals(after);
  }

  /** Returns the fields that an action concerns; none for one that leaves the tenant alone. */
  static ImmutableList<FieldChange> of(Action action) {
    return action.accept(OF_ACTION);
  }

  private static final Action.Visitor<ImmutableList<FieldChange>, RuntimeException> OF_ACTION =
      new Action.Visitor<>() {
        @Override
        public ImmutableList<FieldChange> create(Action.Create action) {
          return after(sides(action.after()));
        }

        @Override
        public ImmutableList<FieldChange> update(Action.Update action) {
          return both(sides(action.before()), sides(action.after()));
        }

        @Override
        public ImmutableList<FieldChange> replace(Action.Replace action) {
          return both(sides(action.before()), sides(action.after()));
        }

        @Override
        public ImmutableList<FieldChange> delete(Action.Delete action) {
          return before(sides(action.before()));
        }

        @Override
        public ImmutableList<FieldChange> adopt(Action.Adopt action) {
          return ImmutableList.of();
        }

        @Override
        public ImmutableList<FieldChange> forget(Action.Forget action) {
          return ImmutableList.of();
        }

        @Override
        public ImmutableList<FieldChange> keep(Action.Keep action) {
          return ImmutableList.of();
        }
      };

  /** One field of one side. */
  private record Side(String label, ImmutableList<String> values) {

    static Side of(String label, String value) {
      return new Side(label, value.isEmpty() ? ImmutableList.of() : ImmutableList.of(value));
    }
  }

  private static ImmutableList<Side> sides(Existing existing) {
    return sides(existing.name(), existing.description(), existing.facts());
  }

  private static ImmutableList<Side> sides(Wanted wanted) {
    return sides(wanted.name(), wanted.description(), wanted.facts());
  }

  private static ImmutableList<Side> sides(String name, String description, CertificateFacts f) {
    return ImmutableList.of(
        Side.of("name", name),
        Side.of("description", description),
        Side.of("subject", f.subject()),
        new Side("SANs", f.sans().asList()),
        Side.of("issuer", f.issuer()),
        Side.of("key", f.key() + " (SHA-256 " + f.publicKey().shortened() + ")"),
        Side.of("valid", ActionText.validity(f)),
        Side.of("SHA-256", f.fingerprint().hex()));
  }

  private static ImmutableList<FieldChange> after(ImmutableList<Side> sides) {
    return list(
        sides.stream().map(s -> new FieldChange(s.label(), ImmutableList.of(), s.values())));
  }

  private static ImmutableList<FieldChange> before(ImmutableList<Side> sides) {
    return list(
        sides.stream().map(s -> new FieldChange(s.label(), s.values(), ImmutableList.of())));
  }

  /** Both sides have the same fields in the same order. */
  private static ImmutableList<FieldChange> both(
      ImmutableList<Side> before, ImmutableList<Side> after) {
    return list(Streams.zip(
        before.stream(),
        after.stream(),
        (b, a) -> new FieldChange(b.label(), b.values(), a.values())));
  }

  private static ImmutableList<FieldChange> list(Stream<FieldChange> changes) {
    return changes.collect(ImmutableList.toImmutableList());
  }
}
