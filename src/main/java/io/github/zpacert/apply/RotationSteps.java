package io.github.zpacert.apply;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Intent;
import io.github.zpacert.model.Intent.Operation;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Owned.Retired;
import io.github.zpacert.model.Owned.Staged;
import io.github.zpacert.plan.Action.Replace;
import io.github.zpacert.plan.Existing;
import io.github.zpacert.plan.StagedName;
import io.github.zpacert.plan.Wanted;
import io.github.zpacert.tenant.TenantException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** What a replace does with its own two certificates: uploads the new one, later retires the old one and renames. */
final class RotationSteps {

  private final JournalledTenant tenant;
  private final Ledger ledger;
  private final Entries entries;
  private final Uploader uploader;
  private final Renaming renaming;
  private final Progress progress;
  private final InstantSource clock;

  RotationSteps(
      JournalledTenant tenant,
      Ledger ledger,
      Entries entries,
      Uploader uploader,
      Renaming renaming,
      Progress progress,
      InstantSource clock) {
    this.tenant = tenant;
    this.ledger = ledger;
    this.entries = entries;
    this.uploader = uploader;
    this.renaming = renaming;
    this.progress = progress;
    this.clock = clock;
  }

  /** Returns the object that holds the new content, which is uploaded unless it is there. */
  Staged upload(Replace action) throws TenantException, IOException {
    if (recorded(action).isEmpty()) {
      ledger.record(entry(action));
    }
    Optional<Staged> there = action.staged();
    return there.isPresent() ? there.get() : stage(action);
  }

  /** Returns what the state is to know before anything is written: of a rotation that is turned back, both objects. */
  private Owned entry(Replace action) {
    return ledger.state().resources().values().stream()
        .filter(o -> o.staged().filter(s -> s.id().equals(action.before().id())).isPresent())
        .filter(o -> o.microtenantId().equals(action.before().microtenantId()))
        .findFirst()
        .map(o -> o.at(action.address()))
        .orElseGet(
            () -> entries.of(action.address(), action.before(), action.after().protect()));
  }

  private Optional<Owned> recorded(Replace action) {
    return ledger
        .state()
        .owned(action.address())
        .filter(o -> o.ids().contains(action.before().id()));
  }

  private Staged stage(Replace action) throws TenantException, IOException {
    Wanted after = action.after();
    clearStage(action);
    String name = StagedName.of(after.name(), after.facts().fingerprint());
    Owned old = recorded(action).orElseThrow();
    Live live = uploader.upload(
        action.address(), after, name, l -> old.withStaged(Optional.of(staged(l, name, after))));
    tenant.readBack(live.id(), after.microtenantId(), name, after.description(), after.facts());
    progress.step(action, "new content is uploaded as \"" + name + "\" (id " + live.id() + ")");
    return staged(live, name, after);
  }

  /** The state remembers one temporary object at an address: an earlier one must be gone before the next is made. */
  private void clearStage(Replace action) throws TenantException, IOException {
    Optional<Staged> earlier = recorded(action).flatMap(Owned::staged);
    if (earlier.isPresent()) {
      Staged gone = earlier.get();
      String microtenantId = action.after().microtenantId();
      Intent intent = renaming.intent(
          Operation.DELETE, action.address(), microtenantId, gone.name(), gone.id());
      tenant.delete(intent, gone.id(), s -> Ledger.drop(s, microtenantId, gone.id()));
    }
  }

  private static Staged staged(Live live, String name, Wanted after) {
    return new Staged(live.id(), name, after.facts().fingerprint());
  }

  /**
   * Takes the old certificate out of the new one's place, and names that by its final name.
   *
   * @return the id of the new one
   */
  String retire(Replace action, Staged upload) throws TenantException, IOException {
    Optional<String> keptAs = action.retiredName();
    if (keptAs.isPresent()) {
      keepOld(action, upload, keptAs.get());
    } else {
      deleteOld(action, upload);
    }
    renaming.rename(action.address(), upload.id(), action.after());
    return upload.id();
  }

  private void keepOld(Replace action, Staged upload, String name)
      throws TenantException, IOException {
    Existing old = action.before();
    Duration time = action.rotation().retain().orElseThrow();
    Retired retired =
        new Retired(old.id(), name, old.facts().fingerprint(), clock.instant().plus(time));
    Owned successor = successor(action, upload);
    Owned keeping = successor.withRetired(ImmutableList.<Retired>builder()
        .addAll(successor.retired())
        .add(retired)
        .build());
    if (action.isRetiredAlready()) {
      ledger.record(keeping);
      return;
    }
    Intent intent =
        renaming.intent(Operation.UPDATE, action.address(), old.microtenantId(), name, old.id());
    tenant.update(intent, old.id(), name, old.description(), keeping);
    tenant.readBack(old.id(), old.microtenantId(), name, old.description(), old.facts());
    progress.step(action, "the old certificate (id " + old.id() + ") is kept as \"" + name + "\"");
  }

  private void deleteOld(Replace action, Staged upload) throws TenantException, IOException {
    Existing old = action.before();
    Intent intent = renaming.intent(
        Operation.DELETE, action.address(), old.microtenantId(), old.name(), old.id());
    try {
      tenant.delete(intent, old.id(), s -> Ledger.put(s, successor(action, upload)));
    } catch (TenantException e) {
      throw e.kind() == TenantException.Kind.REFERENCED ? stillInUse(action, upload, e) : e;
    }
    progress.step(action, "the old certificate (id " + old.id() + ") is deleted");
  }

  /** Returns the entry in which the new object has taken the old one's place; the old one is no part of it. */
  private Owned successor(Replace action, Staged upload) {
    return entries
        .of(action.address(), upload.id(), action.after())
        .without(action.before().id());
  }

  private static TenantException stillInUse(Replace action, Staged upload, TenantException e) {
    return new TenantException(
        e.kind(),
        "the old certificate (id " + action.before().id() + ") is still in use: " + e.reason()
            + "; both are left in the tenant, the new one as \"" + upload.name() + "\" (id "
            + upload.id()
            + "): point what uses the old one to the new one, then apply again",
        e);
  }
}
