package io.github.zpacert.plan;

import com.google.common.collect.ImmutableMap;
import io.github.zpacert.model.Address;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** Which actions of a plan send new content to the tenant. */
public final class Uploads {

  private Uploads() {}

  /** Returns what is to be uploaded, by address, for which private keys must be at hand before the first write. */
  public static ImmutableMap<Address, Wanted> of(Collection<Action> actions) {
    return actions.stream()
        .filter(Uploads::isUpload)
        .flatMap(a -> wanted(a).stream().flatMap(w -> Stream.of(new Upload(a.address(), w))))
        .collect(ImmutableMap.toImmutableMap(Upload::address, Upload::wanted));
  }

  /** Whether the action sends content; a replace whose upload an earlier run has left does not. */
  static boolean isUpload(Action action) {
    return action instanceof Action.Create
        || (action instanceof Action.Replace replace && replace.staged().isEmpty());
  }

  /** Returns what an action puts new content into. */
  static Optional<Wanted> wanted(Action action) {
    if (action instanceof Action.Create create) {
      return Optional.of(create.after());
    }
    return action instanceof Action.Replace replace
        ? Optional.of(replace.after())
        : Optional.empty();
  }

  private record Upload(Address address, Wanted wanted) {}
}
