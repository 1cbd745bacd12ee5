package io.github.zpacert.zpa;

import io.github.zpacert.model.Microtenant;
import io.github.zpacert.net.Words;
import io.github.zpacert.tenant.TenantException.Kind;
import java.util.function.Supplier;

/** Whose an object is: what a microtenant owns, it may touch; what it merely inherits, it sees alike. */
final class Owner {

  private Owner() {}

  /**
   * Returns the owner's id. An object of Default carries no microtenant's id; one that is somebody else's must.
   *
   * @param microtenantId as the object says; empty when it does not
   * @param microtenantName as the object says; empty when it does not
   * @param unlessSaid the owner's id when the object names no owner at all
   * @param described the object, for the refusal
   */
  static String of(
      String microtenantId, String microtenantName, String unlessSaid, Supplier<String> described)
      throws MalformedException {
    if (!microtenantId.isEmpty()) {
      return microtenantId;
    }
    if (microtenantName.isEmpty()) {
      return unlessSaid;
    }
    if (microtenantName.equalsIgnoreCase(Microtenant.DEFAULT.name())) {
      return Microtenant.DEFAULT_ID;
    }
    throw new MalformedException(described.get() + " is of microtenant \""
        + Words.oneLine(microtenantName)
        + "\" but does not carry its id, so that nobody can tell whose it is");
  }

  /** An inherited object can be seen from a microtenant, but is not there to be touched. */
  static void require(String owner, String microtenantId, String what) throws CallException {
    if (!owner.equals(microtenantId)) {
      throw CallException.of(
          Kind.NOT_FOUND, what, "it belongs to microtenant " + Words.oneLine(owner));
    }
  }
}
