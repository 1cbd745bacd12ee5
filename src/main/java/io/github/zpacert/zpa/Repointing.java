package io.github.zpacert.zpa;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.net.Words;
import io.github.zpacert.tenant.ConsumerSnapshot;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.tenant.TenantException.Kind;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One object on its way to other certificates. A write that changed anything else is undone, as far as writing the old
 * object again undoes it.
 */
final class Repointing {

  /** Flags of what is not ours to write. */
  private static final ImmutableSet<String> FLAGS =
      ImmutableSet.of("readOnly", "zscalerManaged", "managedByZs");

  private final ZpaConsumers consumers;
  private final ConsumerSnapshot before;
  private final ConsumerObject object;
  private final String what;
  private final ObjectNode old;

  Repointing(ZpaConsumers consumers, ConsumerSnapshot before) throws CallException {
    this.consumers = consumers;
    this.before = before;
    this.object = before.object();
    this.what = "re-point " + consumers.described(object);
    try {
      this.old = JsonTree.parse(before.json());
    } catch (MalformedException e) {
      throw CallException.of(Kind.PROTOCOL, what, e.reason());
    }
  }

  /** Returns the object with the new certificates. */
  ConsumerSnapshot to(ImmutableMap<String, String> successors)
      throws CallException, TenantException {
    ObjectNode wanted = HeldCertificates.swapped(old, object.type(), successors);
    if (wanted.equals(old)) {
      return before;
    }
    refuseWhatIsNotOurs();
    ImmutableMap<String, String> swaps = HeldCertificates.held(old, object.type(), successors);
    consumers.write(what, object, wanted, swaps);
    ConsumerSnapshot after = readAgain();
    ImmutableList<String> differences = differences(wanted, after);
    if (differences.isEmpty()) {
      return after;
    }
    throw new TenantException(
        Kind.PROTOCOL,
        what + ": it came back other than it was written: " + Differences.summary(differences)
            + "; " + putBack(swaps));
  }

  private void refuseWhatIsNotOurs() throws CallException {
    for (String flag : FLAGS) {
      if (old.path(flag).asString("").equals("true")) {
        throw refused("ZPA does not let others change it (\"" + flag + "\" is true)");
      }
    }
    String sharer = sharedFrom().orElse(object.microtenantId());
    if (!sharer.equals(object.microtenantId())) {
      throw refused("it is shared from microtenant " + Words.oneLine(sharer)
          + " and can be changed only there");
    }
  }

  private Optional<String> sharedFrom() {
    return Optional.of(old.path("sharedMicrotenantDetails")
            .path("sharedFromMicrotenant")
            .path("id")
            .asString(""))
        .filter(id -> !id.isEmpty());
  }

  private CallException refused(String reason) {
    return CallException.of(Kind.REFUSED, what, reason);
  }

  /** A write that nobody could check has not failed, but nor is it done. */
  private ConsumerSnapshot readAgain() throws TenantException {
    try {
      return consumers.fetch(what, object);
    } catch (CallException e) {
      throw new TenantException(
          Kind.UNCERTAIN,
          what + ": it is written, but could not be read again: " + e.failure().reason()
              + "; plan again to see",
          e);
    }
  }

  private ImmutableList<String> differences(ObjectNode wanted, ConsumerSnapshot found)
      throws CallException {
    try {
      return Differences.between(
          NormalForm.of(wanted), NormalForm.of(JsonTree.parse(found.json())));
    } catch (MalformedException e) {
      throw CallException.of(Kind.PROTOCOL, what, e.reason());
    }
  }

  /** Writes the old object, and says whether it is back. */
  private String putBack(ImmutableMap<String, String> swaps) {
    try {
      consumers.write(what, object, old, HeldCertificates.inverse(swaps));
      ImmutableList<String> differences = differences(old, consumers.fetch(what, object));
      return differences.isEmpty()
          ? "the old object is back"
          : "the old object was written again, but is not back: "
              + Differences.summary(differences);
    } catch (CallException e) {
      return "the old object is not back: " + e.failure().reason();
    }
  }
}
