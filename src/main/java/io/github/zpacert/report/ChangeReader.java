package io.github.zpacert.report;

import com.google.common.collect.ImmutableSortedSet;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Owned.Staged;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Action.Delete.Cause;
import io.github.zpacert.plan.Existing;
import io.github.zpacert.plan.Wanted;
import java.util.Locale;
import java.util.Optional;

/** Reads an entry of {@code resource_changes} back into its action. */
final class ChangeReader {

  private final Field before;
  private final Field after;
  private final Field own;
  private final Address address;
  private final String reason;

  private ChangeReader(Field entry) throws PlanFormatException {
    before = entry.get("change").get("before");
    after = entry.get("change").get("after");
    own = entry.get(PlanTree.OWN);
    address = entry.get("address").address();
    reason = own.get("reason").text();
  }

  /** Returns the action; nothing for an entry that repeats a part of another one. */
  static Optional<Action> read(Field entry) throws PlanFormatException {
    boolean isRepetition = entry.get(PlanTree.OWN).get("kind").text().equals(UseJson.KIND);
    return isRepetition ? Optional.empty() : Optional.of(new ChangeReader(entry).action());
  }

  private Action action() throws PlanFormatException {
    return switch (kind(own.get("kind"))) {
      case CREATE -> new Action.Create(address, wanted(after), reason);
      case UPDATE -> new Action.Update(address, existing(before), wanted(after), adopts(), reason);
      case REPLACE ->
        new Action.Replace(
            address,
            existing(before),
            wanted(after),
            staged(),
            adopts(),
            RotationJson.read(own.get("rotation")),
            RotationJson.uses(own.get("rotation")),
            reason);
      case DELETE -> new Action.Delete(address, existing(before), cause(own.get("cause")), reason);
      case ADOPT ->
        new Action.Adopt(address, existing(before), after.get("protect").flag(), adopts(), reason);
      case FORGET -> new Action.Forget(address, owned(own.get("recorded")), reason);
      case KEEP -> new Action.Keep(address, existing(before), reason);
    };
  }

  private boolean adopts() throws PlanFormatException {
    return own.get("adopts").flag();
  }

  private Optional<Staged> staged() throws PlanFormatException {
    Optional<Field> staged = own.find("staged");
    return staged.isEmpty()
        ? Optional.empty()
        : Optional.of(new Staged(
            staged.get().get("id").text(),
            staged.get().get("name").text(),
            staged.get().get("fingerprint_sha256").fingerprint()));
  }

  private Owned owned(Field recorded) throws PlanFormatException {
    return new Owned(
        recorded.get("address").address(),
        before.get("id").text(),
        before.get("microtenant_id").text(),
        before.get("fingerprint_sha256").fingerprint(),
        before.get("public_key_sha256").fingerprint(),
        before.get("not_before").time(),
        before.get("not_after").time(),
        before.get("description").text(),
        before.get("protect").flag(),
        staged(),
        RotationJson.readRetired(recorded.get("retired")),
        recorded.get("written_at").time(),
        recorded.get("written_by").text());
  }

  private static Existing existing(Field json) throws PlanFormatException {
    return new Existing(
        json.get("id").text(),
        json.get("microtenant_id").text(),
        json.get("name").text(),
        json.get("description").text(),
        facts(json),
        json.get("modified_time").optionalTime(),
        json.get("modified_by").optionalText());
  }

  private static Wanted wanted(Field json) throws PlanFormatException {
    return new Wanted(
        json.get("microtenant_id").text(),
        json.get("name").text(),
        json.get("description").text(),
        facts(json),
        json.get("protect").flag());
  }

  private static CertificateFacts facts(Field json) throws PlanFormatException {
    return new CertificateFacts(
        json.get("fingerprint_sha256").fingerprint(),
        json.get("public_key_sha256").fingerprint(),
        json.get("subject").text(),
        json.get("issuer").text(),
        json.get("serial_number").wholeNumber(),
        sans(json.get("sans")),
        json.get("key_algorithm").text(),
        json.get("signature_algorithm").text(),
        json.get("not_before").time(),
        json.get("not_after").time());
  }

  private static ImmutableSortedSet<String> sans(Field json) throws PlanFormatException {
    ImmutableSortedSet.Builder<String> sans = ImmutableSortedSet.naturalOrder();
    for (Field san : json.items()) {
      sans.add(san.text());
    }
    return sans.build();
  }

  private static Kind kind(Field json) throws PlanFormatException {
    return json.oneOf(Kind.values(), Kind::word, "a kind of change that this zpacert knows");
  }

  private static Cause cause(Field json) throws PlanFormatException {
    return json.oneOf(
        Cause.values(),
        cause -> cause.name().toLowerCase(Locale.ROOT),
        "a cause that this zpacert knows");
  }
}
