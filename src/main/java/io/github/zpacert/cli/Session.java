package io.github.zpacert.cli;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.config.ConfigLoader;
import io.github.zpacert.config.Configuration;
import io.github.zpacert.config.TenantMismatchException;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.material.SourceReader;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.model.State;
import io.github.zpacert.sandbox.SandboxException;
import io.github.zpacert.state.StateCodec;
import io.github.zpacert.state.StateException;
import io.github.zpacert.state.StateStore;
import io.github.zpacert.tenant.Consumers;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.zpa.ZpaTenant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What most commands work with, opened when it is first needed and closed at the end. */
final class Session implements AutoCloseable {

  /** The lineage of a state that was never saved: the first save gives it a real one. */
  static final String UNSAVED = "";

  private final Context context;
  private final Console console;
  private @Nullable Configuration configuration;
  private @Nullable PlanRules rules;
  private @Nullable Connection connection;
  private @Nullable ImmutableList<Microtenant> microtenants;
  private @Nullable StateStore store;
  private @Nullable StateCodec codec;
  private final Recorder recorder = new Recorder(this);

  Session(Context context, Console console) {
    this.context = context;
    this.console = console;
  }

  Context context() {
    return context;
  }

  Console console() {
    return console;
  }

  /** Reads the files, and tells their warnings once. */
  Configuration configuration() throws ProblemException, TenantMismatchException {
    if (configuration == null) {
      Io io = context.io();
      GlobalOptions options = context.options();
      configuration = new ConfigLoader(io.environment(), options.directory(io.directory()))
          .load(options.config());
      console.problems(configuration.warnings());
    }
    return configuration;
  }

  /** Returns the files' own rules about plans, compiled once. */
  PlanRules rules() throws ProblemException, TenantMismatchException {
    if (rules == null) {
      rules = PlanRules.of(configuration().policy().gates().rules());
    }
    return rules;
  }

  /** Returns the tenant; nothing is sent before it is used. */
  ZpaTenant tenant()
      throws ProblemException, TenantMismatchException, SandboxException, TenantException {
    return connection().tenant();
  }

  /** Returns what shows the tenant's certificates; nothing is sent before it is used. */
  Consumers consumers()
      throws ProblemException, TenantMismatchException, SandboxException, TenantException {
    return new ParallelConsumers(tenant().consumers(), context.options().parallelism);
  }

  /** Returns all microtenants; asks for them once. */
  ImmutableList<Microtenant> microtenants()
      throws ProblemException, TenantMismatchException, SandboxException, TenantException {
    if (microtenants == null) {
      microtenants = tenant().microtenants();
    }
    return microtenants;
  }

  private Connection connection()
      throws ProblemException, TenantMismatchException, SandboxException, TenantException {
    if (connection == null) {
      connection = Connection.open(configuration(), context, console.log(), recorder);
    }
    return connection;
  }

  /** Returns who is told of the writes that leave. */
  Recorder recorder() {
    return recorder;
  }

  SourceReader sources() {
    return new SourceReader(context.io().environment(), SourceReader.PROGRAM_LIMIT);
  }

  /** Returns the place of the state; nothing is asked of it before it is used. */
  StateStore store() throws ProblemException, TenantMismatchException, StateException {
    if (store == null) {
      store = Stores.open(configuration(), codec(), context, console);
    }
    return store;
  }

  /** Returns how the state is encrypted where it is kept, if it is. */
  StateCodec codec() throws ProblemException, TenantMismatchException, StateException {
    if (codec == null) {
      codec = StateKeeping.codec(configuration(), sources());
    }
    return codec;
  }

  /**
   * Returns the state, or one that owns nothing where none was saved yet.
   *
   * @throws CommandException if it belongs to another tenant
   */
  State state() throws ProblemException, TenantMismatchException, StateException, CommandException {
    Optional<State> stored = store().read();
    var pin = configuration().tenant().pin();
    if (stored.isPresent() && !stored.get().pin().equals(pin)) {
      throw new CommandException(
          ExitCode.REFUSED,
          Problem.error(store().describe() + " belongs to tenant "
                  + stored.get().pin() + ", the configuration to tenant " + pin)
              .withHint("use that tenant's configuration, or another state path"));
    }
    return stored.orElseGet(() -> State.empty(UNSAVED, pin));
  }

  @Override
  public void close() {
    if (connection != null) {
      connection.close();
    }
    if (store != null) {
      store.close();
    }
  }
}
