package io.github.zpacert.cli;

import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.model.Intent;
import io.github.zpacert.tenant.ConsumerSnapshot;
import io.github.zpacert.tenant.Consumers;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.tenant.TenantException.Kind;
import java.util.Collection;

/**
 * Judges segments and portals whose writing was cut off, by looking at them: all but their certificates
 * must be as it was. Which certificates they show, the next plan sees by itself.
 */
final class InterruptedRepoints {

  private final Consumers consumers;
  private final Console console;

  InterruptedRepoints(Consumers consumers, Console console) {
    this.consumers = consumers;
    this.console = console;
  }

  void judge(Collection<Intent> intents) throws TenantException {
    for (Intent intent : intents) {
      if (intent.object().isPresent()) {
        console.problem(Problem.warning("an interrupted run was writing "
            + intent.object().get() + ": " + verdict(intent.object().get(), intent)));
      }
    }
  }

  private String verdict(ConsumerObject object, Intent intent) throws TenantException {
    try {
      ConsumerSnapshot now = consumers.read(object);
      return intent.fingerprint().filter(now.rest()::equals).isPresent()
          ? "nothing but its certificates has changed"
          : "more than its certificates has changed since, by that write or by somebody else: look at it in the portal";
    } catch (TenantException e) {
      if (e.kind() == Kind.NOT_FOUND) {
        return "it is gone";
      }
      throw e;
    }
  }
}
