package io.github.zpacert.report;

import io.github.zpacert.plan.Action;
import io.github.zpacert.report.ChangeRequest.BackOut;

/** Says the way back from each case of action. The words hold no text from outside. */
final class BackOuts implements Action.Visitor<BackOut, RuntimeException> {

  static final BackOuts OF_ACTION = new BackOuts();

  private BackOuts() {}

  @Override
  public BackOut create(Action.Create action) {
    return new BackOut(action, true, "take it out of the files and apply: it is deleted");
  }

  @Override
  public BackOut update(Action.Update action) {
    return new BackOut(action, true, "revert the files and apply: name and description return");
  }

  @Override
  public BackOut replace(Action.Replace action) {
    return action
        .rotation()
        .retain()
        .map(time -> new BackOut(
            action,
            true,
            "\"zpacert rollback\" puts the old certificate in its place again, without its private key, "
                + (time.isZero() ? "as long as something shows it" : "for " + Wording.time(time))))
        .orElseGet(
            () -> new BackOut(
                action,
                false,
                "the old certificate is deleted: reverting needs its file and its private key, then an apply"));
  }

  @Override
  public BackOut delete(Action.Delete action) {
    return new BackOut(
        action,
        false,
        "ZPA gives nothing back: creating it again needs its file and its private key");
  }

  @Override
  public BackOut adopt(Action.Adopt action) {
    return new BackOut(action, true, "\"zpacert state rm\" forgets it; the tenant did not change");
  }

  @Override
  public BackOut forget(Action.Forget action) {
    return new BackOut(action, true, "\"zpacert import\" takes it up again, if it returns");
  }

  @Override
  public BackOut keep(Action.Keep action) {
    return new BackOut(action, true, "nothing was done");
  }
}
