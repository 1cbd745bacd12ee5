package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Owned.Staged;
import io.github.zpacert.model.Rotation;
import java.util.Optional;

/**
 * What a plan does about one certificate. The cases are closed: a new one does not compile until every
 * visitor knows it.
 *
 * <p>{@code reason} is for people; nothing decides by it.
 */
public sealed interface Action {

  Address address();

  /** Returns why, as the end of a sentence: {@code the files name it, the tenant does not have it}. */
  String reason();

  <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X;

  /** Whether a live object changes; the other actions concern the state alone, or nothing. */
  default boolean changesTenant() {
    return true;
  }

  /** Upload what the tenant does not have. */
  record Create(Address address, Wanted after, String reason) implements Action {
    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.create(this);
    }
  }

  /**
   * Set name or description of an object that holds the right content.
   *
   * @param adopts whether the state does not know the object yet
   */
  record Update(Address address, Existing before, Wanted after, boolean adopts, String reason)
      implements Action {
    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.update(this);
    }
  }

  /**
   * Put new content in the place of old: upload under a temporary name, point to it what shows the old object, retire
   * the old object, rename.
   *
   * @param staged an object that holds the new content already, so that nothing is uploaded
   * @param adopts whether the state does not know the old object yet
   * @param uses who shows the old object
   */
  record Replace(
      Address address,
      Existing before,
      Wanted after,
      Optional<Staged> staged,
      boolean adopts,
      Rotation rotation,
      ImmutableList<Use> uses,
      String reason)
      implements Action {

    /** Returns those who show the old object and are to show the new one. */
    public ImmutableList<Use> repoints() {
      return rotation.repoints() ? uses : ImmutableList.of();
    }

    /** Returns the name under which the old object is kept, if it is. */
    public Optional<String> retiredName() {
      return rotation
          .retain()
          .map(time -> RetiredName.of(after.name(), before.facts().fingerprint()));
    }

    /** Whether an interrupted rotation has given the old object that name already. */
    public boolean isRetiredAlready() {
      return retiredName().filter(before.name()::equals).isPresent();
    }

    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.replace(this);
    }
  }

  /** Delete a live object. */
  record Delete(Address address, Existing before, Cause cause, String reason) implements Action {

    /** Why a delete is allowed at all. */
    public enum Cause {
      /** The state owns it and the files do not name it. */
      DROPPED,
      /** Nobody manages it, and {@code prune: all} says that such are to go. */
      UNMANAGED,
      /** A temporary object of ours that no replace needs any more. */
      LEFTOVER,
      /** It was replaced, has been kept for as long as was asked, and nobody shows it. */
      RETIRED
    }

    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.delete(this);
    }
  }

  /**
   * Write what is live into the state: an object that it did not know, or facts of one that changed. No API call.
   *
   * @param protect as the files want it
   * @param isNew whether the state did not know the object
   */
  record Adopt(Address address, Existing live, boolean protect, boolean isNew, String reason)
      implements Action {
    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.adopt(this);
    }

    @Override
    public boolean changesTenant() {
      return false;
    }
  }

  /** Drop an entry of the state whose object is gone or is somebody else's. No API call. */
  record Forget(Address address, Owned before, String reason) implements Action {

    /** Returns the action for an entry whose object the tenant no longer has. */
    static Forget gone(Owned owned) {
      return new Forget(
          owned.address(), owned, "its object (id " + owned.id() + ") is gone from the tenant");
    }

    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.forget(this);
    }

    @Override
    public boolean changesTenant() {
      return false;
    }
  }

  /** Nothing: all three agree. */
  record Keep(Address address, Existing live, String reason) implements Action {
    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.keep(this);
    }

    @Override
    public boolean changesTenant() {
      return false;
    }
  }

  /** A function over all cases; one that cannot fail says {@code RuntimeException} for {@code X}. */
  interface Visitor<R, X extends Exception> {
    R create(Create action) throws X;

    R update(Update action) throws X;

    R replace(Replace action) throws X;

    R delete(Delete action) throws X;

    R adopt(Adopt action) throws X;

    R forget(Forget action) throws X;

    R keep(Keep action) throws X;
  }
}
