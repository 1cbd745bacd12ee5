package io.github.zpacert.cli;

import io.github.zpacert.config.TenantMismatchException;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.tenant.Witness;
import io.github.zpacert.tenant.Write;
import java.io.IOException;
import java.util.Optional;

/** Passes the writes of a session on to the evidence of its run. Where the files ask for evidence, none leaves without. */
final class Recorder implements Witness {

  private final Session session;
  private volatile Optional<Witness> run = Optional.empty();

  Recorder(Session session) {
    this.session = session;
  }

  /** Tells the given witness of all writes from now on. */
  void passOnTo(Witness witness) {
    run = Optional.of(witness);
  }

  @Override
  public Listener sending(Write write, String request, int attempt) throws IOException {
    Optional<Witness> witness = run;
    if (witness.isEmpty() && isAskedFor()) {
      throw new IOException("no run has begun in the evidence log");
    }
    return witness.orElse(NOBODY).sending(write, request, attempt);
  }

  @Override
  public void found(Write write, String id) {
    run.ifPresent(witness -> witness.found(write, id));
  }

  private boolean isAskedFor() {
    try {
      return session.configuration().evidence().isPresent();
    } catch (ProblemException | TenantMismatchException e) {
      throw new IllegalStateException("there is a tenant, and no configuration", e);
    }
  }
}
