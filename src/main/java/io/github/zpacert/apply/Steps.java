package io.github.zpacert.apply;

import io.github.zpacert.model.Address;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Intent;
import io.github.zpacert.model.Intent.Operation;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Owned.Staged;
import io.github.zpacert.model.Secret;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Existing;
import io.github.zpacert.plan.StagedName;
import io.github.zpacert.plan.Wanted;
import io.github.zpacert.tenant.NewCertificate;
import io.github.zpacert.tenant.TenantException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** The steps of each action, in order. Every case returns the id of the live object that it was about. */
final class Steps implements Action.Visitor<String, Exception> {

  private final JournalledTenant tenant;
  private final Ledger ledger;
  private final Material material;
  private final Progress progress;
  private final InstantSource clock;
  private final String run;

  Steps(
      JournalledTenant tenant,
      Ledger ledger,
      Material material,
      Progress progress,
      InstantSource clock,
      String run) {
    this.tenant = tenant;
    this.ledger = ledger;
    this.material = material;
    this.progress = progress;
    this.clock = clock;
    this.run = run;
  }

  @Override
  public String create(Action.Create action) throws TenantException, IOException {
    Wanted after = action.after();
    Live live =
        upload(action.address(), after, after.name(), l -> owned(action.address(), l.id(), after));
    tenant.lastReadBack(
        live.id(), after.microtenantId(), after.name(), after.description(), after.facts());
    return live.id();
  }

  @Override
  public String update(Action.Update action) throws TenantException, IOException {
    rename(action.address(), action.before().id(), action.after());
    return action.before().id();
  }

  @Override
  public String replace(Action.Replace action) throws TenantException, IOException {
    boolean isRecorded = ledger
        .state()
        .owned(action.address())
        .filter(o -> o.id().equals(action.before().id()))
        .isPresent();
    if (!isRecorded) {
      ledger.record(owned(action.address(), action.before(), action.after().protect()));
    }
    Optional<Staged> staged = action.staged();
    Staged upload = staged.isPresent() ? staged.get() : stage(action);
    deleteOld(action, upload);
    rename(action.address(), upload.id(), action.after());
    return upload.id();
  }

  private Staged stage(Action.Replace action) throws TenantException, IOException {
    Wanted after = action.after();
    clearStage(action);
    String name = StagedName.of(after.name(), after.facts().fingerprint());
    Owned old = ledger
        .state()
        .owned(action.address())
        .orElseGet(() -> owned(action.address(), action.before(), after.protect()));
    Live live = upload(
        action.address(), after, name, l -> old.withStaged(Optional.of(staged(l, name, after))));
    tenant.readBack(live.id(), after.microtenantId(), name, after.description(), after.facts());
    progress.step(action, "new content is uploaded as \"" + name + "\" (id " + live.id() + ")");
    return staged(live, name, after);
  }

  /** The state remembers one temporary object at an address: an earlier one must be gone before the next is made. */
  private void clearStage(Action.Replace action) throws TenantException, IOException {
    Optional<Staged> earlier = ledger.state().owned(action.address()).flatMap(Owned::staged);
    if (earlier.isPresent()) {
      Staged gone = earlier.get();
      String microtenantId = action.after().microtenantId();
      Intent intent =
          intent(Operation.DELETE, action.address(), microtenantId, gone.name(), gone.id());
      tenant.delete(intent, gone.id(), s -> Ledger.drop(s, microtenantId, gone.id()));
    }
  }

  private static Staged staged(Live live, String name, Wanted after) {
    return new Staged(live.id(), name, after.facts().fingerprint());
  }

  private void deleteOld(Action.Replace action, Staged upload) throws TenantException, IOException {
    Existing old = action.before();
    Intent intent =
        intent(Operation.DELETE, action.address(), old.microtenantId(), old.name(), old.id());
    try {
      tenant.delete(
          intent,
          old.id(),
          s -> Ledger.put(s, owned(action.address(), upload.id(), action.after())));
    } catch (TenantException e) {
      throw e.kind() == TenantException.Kind.REFERENCED ? stillInUse(action, upload, e) : e;
    }
    progress.step(action, "the old certificate (id " + old.id() + ") is deleted");
  }

  private static TenantException stillInUse(
      Action.Replace action, Staged upload, TenantException e) {
    return new TenantException(
        e.kind(),
        "the old certificate (id " + action.before().id() + ") is still in use: " + e.reason()
            + "; both are left in the tenant, the new one as \"" + upload.name() + "\" (id "
            + upload.id()
            + "): point what uses the old one to the new one, then apply again",
        e);
  }

  private void rename(Address address, String id, Wanted after)
      throws TenantException, IOException {
    Intent intent = intent(Operation.UPDATE, address, after.microtenantId(), after.name(), id);
    tenant.update(intent, id, after.name(), after.description(), owned(address, id, after));
    tenant.lastReadBack(
        id, after.microtenantId(), after.name(), after.description(), after.facts());
  }

  @Override
  public String delete(Action.Delete action) throws TenantException, IOException {
    Existing before = action.before();
    Intent intent = intent(
        Operation.DELETE, action.address(), before.microtenantId(), before.name(), before.id());
    tenant.delete(intent, before.id(), s -> Ledger.drop(s, before.microtenantId(), before.id()));
    return before.id();
  }

  @Override
  public String adopt(Action.Adopt action) throws IOException {
    ledger.record(owned(action.address(), action.live(), action.protect()));
    return action.live().id();
  }

  @Override
  public String forget(Action.Forget action) throws IOException {
    ledger.forget(action.address());
    return action.before().id();
  }

  @Override
  public String keep(Action.Keep action) {
    return action.live().id();
  }

  private Live upload(Address address, Wanted after, String name, JournalledTenant.Outcome outcome)
      throws TenantException, IOException {
    var fingerprint = after.facts().fingerprint();
    Intent intent = new Intent(
        Operation.CREATE,
        address,
        after.microtenantId(),
        name,
        Optional.empty(),
        Optional.of(fingerprint),
        clock.instant());
    try (Secret blob = material.certBlob(address)) {
      return tenant.create(
          intent, new NewCertificate(name, after.description(), fingerprint, blob), outcome);
    }
  }

  private Intent intent(
      Operation operation, Address address, String microtenantId, String name, String id) {
    return new Intent(
        operation,
        address,
        microtenantId,
        name,
        Optional.of(id),
        Optional.empty(),
        clock.instant());
  }

  private Owned owned(Address address, String id, Wanted after) {
    return owned(
        address, id, after.microtenantId(), after.facts(), after.description(), after.protect());
  }

  private Owned owned(Address address, Existing live, boolean protect) {
    return owned(
        address, live.id(), live.microtenantId(), live.facts(), live.description(), protect);
  }

  private Owned owned(
      Address address,
      String id,
      String microtenantId,
      CertificateFacts facts,
      String description,
      boolean protect) {
    // a staged object that is not this one must stay known until it is deleted, also when its owner
    // moves
    Optional<Staged> otherStaged = ledger.state().resources().values().stream()
        .filter(o -> o.address().equals(address) || o.id().equals(id))
        .flatMap(o -> o.staged().stream())
        .filter(s -> !s.id().equals(id))
        .findFirst();
    return Owned.of(address, id, microtenantId, facts, description, protect, clock.instant(), run)
        .withStaged(otherStaged);
  }
}
