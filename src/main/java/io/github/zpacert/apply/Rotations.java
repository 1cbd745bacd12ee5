package io.github.zpacert.apply;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.model.Consumer;
import io.github.zpacert.model.ConsumerScan;
import io.github.zpacert.model.Owned.Staged;
import io.github.zpacert.plan.Action.Replace;
import io.github.zpacert.tenant.Consumers;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.tenant.TenantException.Kind;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Replaces content, all of a plan's replaces side by side: every upload is in place before anything is
 * pointed to it, and everything is before anything old goes. Each object that shows certificates is
 * written once, and who shows the old ones is looked up once more for all.
 */
final class Rotations {

  private final Run run;
  private final RotationSteps steps;
  private final JournalledConsumers journalled;
  private final Consumers consumers;
  private final Progress progress;
  private final Map<Replace, Staged> uploads = new ConcurrentHashMap<>();

  Rotations(
      Run run,
      RotationSteps steps,
      JournalledConsumers journalled,
      Consumers consumers,
      Progress progress) {
    this.run = run;
    this.steps = steps;
    this.journalled = journalled;
    this.consumers = consumers;
    this.progress = progress;
  }

  /** Puts the new content beside the old. */
  Optional<String> upload(Replace replace) throws Exception {
    uploads.put(replace, steps.upload(replace));
    return Optional.empty();
  }

  /**
   * Takes what is uploaded to its end.
   *
   * @param scanned the microtenants in which the old certificates may be shown
   */
  void finish(ImmutableSet<String> scanned) {
    repoint();
    requireUnused(scanned);
    run.each(open(), r -> Optional.of(steps.retire(r, upload(r, uploads))));
  }

  private void repoint() {
    run.inParallel(Repointing.of(open(), r -> upload(r, uploads).id()).stream()
        .<Runnable>map(r -> () -> run.attempt(r.replaces(), () -> repoint(r)))
        .toList());
  }

  private void repoint(Repointing repointing) throws Exception {
    boolean moved = journalled.repoint(
        repointing.replaces().get(0).address(), repointing.object(), repointing.successors());
    String what = repointing.object() + (moved ? " is pointed to it" : " needs no change any more");
    repointing.replaces().forEach(r -> progress.step(r, what));
  }

  /** What is deleted is gone for whoever shows it: nobody may have come to show it since the plan was made. */
  private void requireUnused(ImmutableSet<String> scanned) {
    ImmutableList<Replace> deleting = open().stream()
        .filter(r -> r.rotation().retain().isEmpty())
        .collect(ImmutableList.toImmutableList());
    if (!deleting.isEmpty() && !scanned.isEmpty()) {
      run.attempt(deleting, () -> failThoseInUse(deleting, consumers.scan(scanned)));
    }
  }

  private void failThoseInUse(Collection<Replace> deleting, ConsumerScan scan) {
    for (Replace replace : deleting) {
      scan.of(replace.before().id()).stream()
          .findFirst()
          .ifPresent(c -> run.failed(replace, inUse(replace, c)));
    }
  }

  private static TenantException inUse(Replace replace, Consumer consumer) {
    return new TenantException(
        Kind.REFERENCED,
        "the old certificate (id " + replace.before().id() + ") is shown by "
            + consumer.object()
            + ", which nobody knew of when the plan was made; both are left in the tenant, apply again");
  }

  private ImmutableList<Replace> open() {
    return uploads.keySet().stream()
        .filter(run::isOpen)
        .sorted((one, other) -> one.address().compareTo(other.address()))
        .collect(ImmutableList.toImmutableList());
  }

  private static Staged upload(Replace replace, Map<Replace, Staged> uploads) {
    return Optional.ofNullable(uploads.get(replace)).orElseThrow();
  }
}
