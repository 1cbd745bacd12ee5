package io.github.zpacert.evidence;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Made;
import io.github.zpacert.model.TenantPin;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Something that a log records. What is not known is null. */
public sealed interface Event {

  String type();

  /** Writes what the event says beside its number, time and type. */
  void write(ObjectNode json);

  /**
   * Who does something.
   *
   * @param id of the run
   * @param operation the command
   * @param by user and host
   * @param version of zpacert
   * @param origin whom the run is for, from which commit and in which job
   * @param state that it begins from, or, where it changes nothing else, that it makes
   */
  record Actor(
      String id,
      String operation,
      String by,
      String version,
      Made origin,
      TenantPin tenant,
      StateRef state) {

    private void write(ObjectNode json) {
      json.put("run", id).put("operation", operation).put("by", by).put("zpacert", version);
      json.set("origin", made(origin));
      json.putObject("tenant").put("customerId", tenant.customerId()).put("cloud", tenant.cloud());
      json.putObject("state").put("lineage", state.lineage()).put("serial", state.serial());
    }
  }

  /** A run begins to write. */
  record Begun(Actor actor, Warrant warrant) implements Event {

    static final String TYPE = "begun";

    @Override
    public String type() {
      return TYPE;
    }

    @Override
    public void write(ObjectNode json) {
      actor.write(json);
      ObjectNode plan = json.putObject("plan");
      Json.put(plan, "digest", warrant.digest());
      plan.set("made", made(warrant.made().orElse(actor.origin())));
      ArrayNode approvals = json.putArray("approvals");
      warrant.approvals().forEach(a -> approvals.addObject().put("by", a.by()).put("key", a.key()));
      Json.put(json, "change", warrant.change());
      Json.put(json, "emergency", warrant.emergency());
    }
  }

  /**
   * A command is about to change the state by hand, and nothing in the tenant.
   *
   * @param addresses of the entries that it adds, drops or renames; none when all of the state is another
   */
  record StateChange(Actor actor, ImmutableList<Address> addresses) implements Event {

    static final String TYPE = "state";

    @Override
    public String type() {
      return TYPE;
    }

    @Override
    public void write(ObjectNode json) {
      actor.write(json);
      put(json, addresses);
    }
  }

  /** Which state. */
  record StateRef(String lineage, long serial) {}

  /**
   * What is written.
   *
   * @param kind {@code certificate}, {@code application segment}, …
   * @param id absent for what is yet to be made
   * @param name that it has, or is to have
   * @param description that it is to have; absent where a write leaves it
   */
  record Target(
      String kind,
      Optional<String> id,
      String microtenantId,
      Optional<String> name,
      Optional<String> description) {}

  /**
   * A request that writes is about to leave.
   *
   * @param addresses of the certificates that it serves
   * @param operation {@code create}, {@code update}, {@code delete} or {@code repoint}
   * @param request method and path
   * @param attempt from 1
   * @param before SHA-256 of each certificate that is there or is shown; empty: one that is not known
   * @param after of each that is to be
   */
  record Sending(
      String run,
      ImmutableSortedSet<Address> addresses,
      String operation,
      Target target,
      String request,
      int attempt,
      ImmutableList<Optional<Fingerprint>> before,
      ImmutableList<Optional<Fingerprint>> after)
      implements Event {

    static final String TYPE = "sending";

    @Override
    public String type() {
      return TYPE;
    }

    @Override
    public void write(ObjectNode json) {
      json.put("run", run);
      put(json, addresses);
      json.put("operation", operation);
      ObjectNode object = json.putObject("object").put("kind", target.kind());
      Json.put(object, "id", target.id());
      object.put("microtenantId", target.microtenantId());
      Json.put(object, "name", target.name());
      Json.put(object, "description", target.description());
      json.put("request", request).put("attempt", attempt);
      json.set("before", fingerprints(before));
      json.set("after", fingerprints(after));
    }
  }

  /** What came of a request. */
  enum Outcome {
    /** It is done. */
    DONE,
    /** It is not done. */
    REFUSED,
    /** Nobody knows: no whole answer came. */
    UNKNOWN;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * An answer has come, or none will.
   *
   * @param sending number of the record of the request
   * @param status HTTP's; absent when no answer came
   * @param requestId ZPA's
   * @param milliseconds since the request left
   * @param id of what was made
   * @param after SHA-256 of each certificate that is there or is shown now; absent when nobody knows
   * @param reason why it is not done
   */
  record Sent(
      String run,
      long sending,
      Outcome outcome,
      Optional<Integer> status,
      Optional<String> requestId,
      long milliseconds,
      Optional<String> id,
      Optional<ImmutableList<Optional<Fingerprint>>> after,
      Optional<String> reason)
      implements Event {

    static final String TYPE = "sent";

    @Override
    public String type() {
      return TYPE;
    }

    @Override
    public void write(ObjectNode json) {
      json.put("run", run).put("sending", sending).put("outcome", outcome.word());
      status.ifPresentOrElse(s -> json.put("status", s), () -> json.putNull("status"));
      Json.put(json, "requestId", requestId);
      json.put("milliseconds", milliseconds);
      Json.put(json, "id", id);
      after.ifPresentOrElse(a -> json.set("after", fingerprints(a)), () -> json.putNull("after"));
      Json.put(json, "reason", reason);
    }
  }

  /**
   * A look has found what a create has made whose answer did not say so.
   *
   * @param sending number of the record of the last such request
   * @param id of the object
   * @param after SHA-256 of what it holds
   */
  record Found(String run, long sending, String id, ImmutableList<Optional<Fingerprint>> after)
      implements Event {

    static final String TYPE = "found";

    @Override
    public String type() {
      return TYPE;
    }

    @Override
    public void write(ObjectNode json) {
      json.put("run", run).put("sending", sending).put("id", id);
      json.set("after", fingerprints(after));
    }
  }

  /**
   * A run has ended.
   *
   * @param exit its exit code
   * @param serial of the state
   */
  record Ended(
      String run, int exit, long added, long changed, long destroyed, long failed, long serial)
      implements Event {

    static final String TYPE = "ended";

    @Override
    public String type() {
      return TYPE;
    }

    @Override
    public void write(ObjectNode json) {
      json.put("run", run).put("exit", exit);
      json.put("added", added).put("changed", changed).put("destroyed", destroyed);
      json.put("failed", failed).put("serial", serial);
    }
  }

  /** The lines before this record are what is left of one that was not written to its end. */
  record Torn(long bytes, String sha256) implements Event {

    static final String TYPE = "torn";

    @Override
    public String type() {
      return TYPE;
    }

    @Override
    public void write(ObjectNode json) {
      json.put("bytes", bytes).put("sha256", sha256);
    }
  }

  private static void put(ObjectNode json, Collection<Address> addresses) {
    ArrayNode all = json.putArray("addresses");
    addresses.forEach(a -> all.add(a.toString()));
  }

  private static ObjectNode made(Made made) {
    ObjectNode json = Json.object();
    Json.put(json, "actor", made.actor());
    Json.put(json, "email", made.email());
    Json.put(json, "commit", made.commit());
    made.dirty().ifPresentOrElse(d -> json.put("dirty", d), () -> json.putNull("dirty"));
    Json.put(json, "job", made.job());
    return json;
  }

  private static ArrayNode fingerprints(ImmutableList<Optional<Fingerprint>> all) {
    ArrayNode json = Json.array();
    all.forEach(f -> f.ifPresentOrElse(known -> json.add(known.hex()), json::addNull));
    return json;
  }
}
