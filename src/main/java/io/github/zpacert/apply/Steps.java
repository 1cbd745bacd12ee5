package io.github.zpacert.apply;

import io.github.zpacert.model.Intent;
import io.github.zpacert.model.Intent.Operation;
import io.github.zpacert.model.Live;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Existing;
import io.github.zpacert.plan.Wanted;
import io.github.zpacert.tenant.TenantException;
import java.io.IOException;
import java.util.Optional;

/** The steps of each action. Every case but a replace, which only begins here, is done when it returns. */
final class Steps implements Action.Visitor<Optional<String>, Exception> {

  private final JournalledTenant tenant;
  private final Ledger ledger;
  private final Entries entries;
  private final Uploader uploader;
  private final Renaming renaming;
  private final Rotations rotations;

  Steps(
      JournalledTenant tenant,
      Ledger ledger,
      Entries entries,
      Uploader uploader,
      Renaming renaming,
      Rotations rotations) {
    this.tenant = tenant;
    this.ledger = ledger;
    this.entries = entries;
    this.uploader = uploader;
    this.renaming = renaming;
    this.rotations = rotations;
  }

  @Override
  public Optional<String> create(Action.Create action) throws TenantException, IOException {
    Wanted after = action.after();
    Live live = uploader.upload(
        action.address(), after, after.name(), l -> entries.of(action.address(), l.id(), after));
    tenant.lastReadBack(
        live.id(), after.microtenantId(), after.name(), after.description(), after.facts());
    return Optional.of(live.id());
  }

  @Override
  public Optional<String> update(Action.Update action) throws TenantException, IOException {
    renaming.rename(action.address(), action.before().id(), action.after());
    return Optional.of(action.before().id());
  }

  @Override
  public Optional<String> replace(Action.Replace action) throws Exception {
    return rotations.upload(action);
  }

  @Override
  public Optional<String> delete(Action.Delete action) throws TenantException, IOException {
    Existing before = action.before();
    Intent intent = renaming.intent(
        Operation.DELETE, action.address(), before.microtenantId(), before.name(), before.id());
    tenant.delete(intent, before.id(), s -> Ledger.drop(s, before.microtenantId(), before.id()));
    return Optional.of(before.id());
  }

  @Override
  public Optional<String> adopt(Action.Adopt action) throws IOException {
    ledger.record(entries.of(action.address(), action.live(), action.protect()));
    return Optional.of(action.live().id());
  }

  @Override
  public Optional<String> forget(Action.Forget action) throws IOException {
    ledger.forget(action.address());
    return Optional.of(action.before().id());
  }

  @Override
  public Optional<String> keep(Action.Keep action) {
    return Optional.of(action.live().id());
  }
}
