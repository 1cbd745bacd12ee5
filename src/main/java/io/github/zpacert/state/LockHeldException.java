package io.github.zpacert.state;

import java.util.Optional;

/** Another run has the lock, and kept it for as long as we were willing to wait. */
public final class LockHeldException extends StateException {

  private static final long serialVersionUID = 1L;

  private final transient Optional<LockInfo> holder;

  /**
   * @param where the state, as {@link StateStore#describe()} names it
   * @param holder empty when the holder left no readable record
   * @param advice how the lock is released
   */
  public LockHeldException(String where, Optional<LockInfo> holder, String advice) {
    super(Kind.LOCK_HELD, where + " is locked by " + LockInfo.describe(holder) + "; " + advice);
    this.holder = holder;
  }

  public Optional<LockInfo> holder() {
    return holder;
  }
}
