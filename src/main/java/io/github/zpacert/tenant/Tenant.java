package io.github.zpacert.tenant;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Microtenant;

/**
 * A ZPA tenant's certificates. Safe for use by several threads at once.
 *
 * <p>Every write is repeated by the implementation where that is safe; what comes out as an exception
 * is final for this run.
 */
public interface Tenant {

  /** Returns all microtenants, Default among them. */
  ImmutableList<Microtenant> microtenants() throws TenantException;

  /**
   * Returns the certificates that the given microtenant owns, and none that it merely inherits; each
   * once, in no promised order.
   */
  ImmutableList<Live> list(String microtenantId) throws TenantException;

  Live get(String microtenantId, String id) throws TenantException;

  /**
   * Uploads a certificate. If an answer is lost, looks for the object by name and content before
   * sending again, so that one call never makes two objects.
   */
  Live create(String microtenantId, NewCertificate certificate) throws TenantException;

  /** Sets name and description; the content of a certificate cannot change. */
  void update(String microtenantId, String id, String name, String description)
      throws TenantException;

  /** Deletes; an object that is gone already counts as deleted. */
  void delete(String microtenantId, String id) throws TenantException;
}
