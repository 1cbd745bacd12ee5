package io.github.zpacert.tenant;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.model.ConsumerScan;

/**
 * The application segments and portals of a tenant that show certificates. Safe for use by several
 * threads at once, but not for two writes of one object.
 */
public interface Consumers {

  /**
   * Returns who shows which certificate in the given microtenants, own objects only, none that is
   * merely inherited. What ZPA does not show for want of a feature, a licence or a permission is a gap
   * of the scan, not a failure.
   */
  ConsumerScan scan(ImmutableSet<String> microtenantIds) throws TenantException;

  /** Reads an object as a whole, in its owner's microtenant. */
  ConsumerSnapshot read(ConsumerObject object) throws TenantException;

  /**
   * Writes an object as it was read, with other certificates, and reads it again: everything but the
   * certificates' ids and the stamps of the change must be as before, the ids of its applications and
   * their CNAMEs included. If anything is not, writes the old object back and fails.
   *
   * <p>May be repeated: a lost answer is settled by the object itself.
   *
   * @param before as {@link #read} has returned it just now
   * @param successors the new certificate's id by the old one's; every application that holds an old
   *     one gets the new one
   * @return the object as it is now
   * @throws TenantException of {@link TenantException.Kind#PROTOCOL} if the object came back
   *     changed; the message says what had changed and whether the old object is back
   */
  ConsumerSnapshot repoint(ConsumerSnapshot before, ImmutableMap<String, String> successors)
      throws TenantException;
}
