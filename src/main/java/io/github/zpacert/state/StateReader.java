package io.github.zpacert.state;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Intent;
import io.github.zpacert.model.Intent.Operation;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Owned.Retired;
import io.github.zpacert.model.Owned.Staged;
import io.github.zpacert.model.State;
import io.github.zpacert.model.TenantPin;
import io.github.zpacert.state.StateException.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a state out of parsed JSON. Strict: what it does not know it refuses, since writing would lose it. */
final class StateReader {

  private static final ImmutableSet<String> STATE =
      ImmutableSet.of("version", "checksum", "serial", "lineage", "tenant", "resources", "journal");
  private static final ImmutableSet<String> TENANT = ImmutableSet.of("customerId", "cloud");
  private static final ImmutableSet<String> OWNED = ImmutableSet.of(
      "address",
      "id",
      "microtenantId",
      "fingerprint",
      "publicKey",
      "notBefore",
      "notAfter",
      "description",
      "protect",
      "staged",
      "retired",
      "writtenAt",
      "writtenBy");
  private static final ImmutableSet<String> STAGED = ImmutableSet.of("id", "name", "fingerprint");
  private static final ImmutableSet<String> RETIRED =
      ImmutableSet.of("id", "name", "fingerprint", "keepUntil");
  private static final ImmutableSet<String> INTENT = ImmutableSet.of(
      "operation", "address", "microtenantId", "name", "id", "fingerprint", "consumer", "at");

  private StateReader() {}

  static StoredState read(Json root) throws StateException {
    int version = version(root);
    Fields fields = Fields.of(root, "the state", STATE);
    Optional<String> checksum = version == StateJson.OLDEST_VERSION
        ? Optional.empty()
        : Optional.of(fields.fingerprint("checksum").hex());
    State state = new State(
        fields.filledText("lineage"),
        fields.count("serial"),
        tenant(fields.required("tenant")),
        resources(fields.required("resources")),
        journal(fields.required("journal")));
    return new StoredState(state, version, checksum);
  }

  /** Comes before all else: a newer version may have fields that would only confuse the message. */
  static int version(Json root) throws StateException {
    Json.Members object = Fields.as(Json.Members.class, root, "the state", "an object");
    Fields all = Fields.of(object, "the state", object.values().keySet());
    long version = all.count("version");
    if (version >= StateJson.OLDEST_VERSION && version <= StateJson.VERSION) {
      return (int) version;
    }
    String message = version > StateJson.VERSION
        ? "state version %d was written by a newer zpacert; this one reads versions up to %d: upgrade zpacert"
        : "unknown state version %d; this zpacert reads versions up to %d";
    throw new StateException(
        Kind.UNREADABLE,
        all.required("version").at() + ": " + message.formatted(version, StateJson.VERSION));
  }

  private static TenantPin tenant(Json json) throws StateException {
    Fields tenant = Fields.of(json, "\"tenant\"", TENANT);
    return new TenantPin(tenant.filledText("customerId"), tenant.filledText("cloud"));
  }

  private static ImmutableSortedMap<Address, Owned> resources(Json json) throws StateException {
    Map<Address, Owned> resources = new HashMap<>();
    for (Json item :
        Fields.as(Json.Items.class, json, "\"resources\"", "a list").values()) {
      Owned owned = owned(Fields.of(item, "an entry of \"resources\"", OWNED));
      if (resources.put(owned.address(), owned) != null) {
        throw JsonText.unreadable(item.at(), "\"" + owned.address() + "\" stands twice");
      }
    }
    return ImmutableSortedMap.copyOf(resources);
  }

  private static Owned owned(Fields owned) throws StateException {
    return new Owned(
        owned.address("address"),
        owned.filledText("id"),
        owned.filledText("microtenantId"),
        owned.fingerprint("fingerprint"),
        owned.fingerprint("publicKey"),
        owned.instant("notBefore"),
        owned.instant("notAfter"),
        owned.text("description"),
        owned.flag("protect"),
        staged(owned.optional("staged")),
        retired(owned.optional("retired")),
        owned.instant("writtenAt"),
        owned.text("writtenBy"));
  }

  private static Optional<Staged> staged(Optional<Json> json) throws StateException {
    if (json.isEmpty()) {
      return Optional.empty();
    }
    Fields staged = Fields.of(json.get(), "\"staged\"", STAGED);
    return Optional.of(new Staged(
        staged.filledText("id"), staged.filledText("name"), staged.fingerprint("fingerprint")));
  }

  private static ImmutableList<Retired> retired(Optional<Json> json) throws StateException {
    var retired = ImmutableList.<Retired>builder();
    if (json.isPresent()) {
      for (Json item :
          Fields.as(Json.Items.class, json.get(), "\"retired\"", "a list").values()) {
        Fields fields = Fields.of(item, "an entry of \"retired\"", RETIRED);
        retired.add(new Retired(
            fields.filledText("id"),
            fields.filledText("name"),
            fields.fingerprint("fingerprint"),
            fields.instant("keepUntil")));
      }
    }
    return retired.build();
  }

  private static ImmutableList<Intent> journal(Json json) throws StateException {
    var journal = ImmutableList.<Intent>builder();
    for (Json item : Fields.as(Json.Items.class, json, "\"journal\"", "a list").values()) {
      journal.add(intent(Fields.of(item, "an entry of \"journal\"", INTENT)));
    }
    return journal.build();
  }

  private static Intent intent(Fields intent) throws StateException {
    return new Intent(
        operation(intent),
        intent.address("address"),
        intent.filledText("microtenantId"),
        intent.filledText("name"),
        id(intent.optional("id")),
        fingerprint(intent.optional("fingerprint")),
        consumer(intent),
        intent.instant("at"));
  }

  private static Operation operation(Fields intent) throws StateException {
    return oneOf(Operation.values(), intent.required("operation"), "operation");
  }

  private static Optional<ConsumerObject.Type> consumer(Fields intent) throws StateException {
    Optional<Json> json = intent.optional("consumer");
    return json.isEmpty()
        ? Optional.empty()
        : Optional.of(oneOf(ConsumerObject.Type.values(), json.get(), "consumer"));
  }

  private static <E extends Enum<E>> E oneOf(E[] values, Json json, String key)
      throws StateException {
    String word = Fields.filledText(json, key);
    for (E value : values) {
      if (word(value).equals(word)) {
        return value;
      }
    }
    throw JsonText.unreadable(json.at(), "\"" + key + "\" must be one of " + words(values));
  }

  private static String words(Enum<?>[] values) {
    return Arrays.stream(values)
        .map(value -> "\"" + word(value) + "\"")
        .collect(Collectors.joining(", "));
  }

  /** Returns a value as the file spells it. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<String> id(Optional<Json> json) throws StateException {
    return json.isEmpty() ? Optional.empty() : Optional.of(Fields.filledText(json.get(), "id"));
  }

  private static Optional<Fingerprint> fingerprint(Optional<Json> json) throws StateException {
    return json.isEmpty()
        ? Optional.empty()
        : Optional.of(Fields.fingerprint(json.get(), "fingerprint"));
  }
}
