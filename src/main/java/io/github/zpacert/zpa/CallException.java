package io.github.zpacert.zpa;

import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.tenant.TenantException.Kind;

/** A call failed for good, with what the adapter itself still wants to know of it. */
final class CallException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Failure failure;
  private final String what;
  private final boolean maybeDone;

  /**
   * Says why a call failed.
   *
   * @param what the operation and its object
   * @param maybeDone whether one of the attempts may have been carried out
   */
  CallException(String what, Failure failure, boolean maybeDone) {
    super(what + ": " + failure.reason());
    this.what = what;
    this.failure = failure;
    this.maybeDone = maybeDone;
  }

  /** A call that ended without an answer's help. */
  static CallException of(Kind kind, String what, String reason) {
    return new CallException(
        what, Failure.unanswered(Failure.Aftermath.SETTLED, kind, reason), false);
  }

  static CallException interrupted(String what) {
    return of(Kind.INTERRUPTED, what, "the run was interrupted before it was sent");
  }

  Failure failure() {
    return failure;
  }

  Kind kind() {
    return failure.kind();
  }

  boolean maybeDone() {
    return maybeDone;
  }

  /** Returns the same in the port's words. */
  TenantException toTenantException() {
    return maybeDone
        ? new TenantException(
            Kind.UNCERTAIN,
            what + ": " + failure.reason()
                + "; it is not known whether it was done, plan again to see",
            this)
        : new TenantException(failure.kind(), what + ": " + failure.reason(), this);
  }
}
