package io.github.zpacert.apply;

import io.github.zpacert.model.Address;
import io.github.zpacert.model.Secret;

/** Where the applier gets what it uploads. Everything was read and checked before the first write. */
public interface Material {

  /** Returns the PEM blob of a certificate that is to be uploaded. The caller closes it. */
  Secret certBlob(Address address);
}
