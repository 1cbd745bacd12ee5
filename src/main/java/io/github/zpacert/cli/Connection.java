package io.github.zpacert.cli;

import io.github.zpacert.config.Configuration;
import io.github.zpacert.diag.Log;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.model.TenantSettings;
import io.github.zpacert.model.TenantSettings.Auth;
import io.github.zpacert.sandbox.Sandbox;
import io.github.zpacert.sandbox.SandboxException;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.tenant.Witness;
import io.github.zpacert.zpa.Credentials;
import io.github.zpacert.zpa.Effects;
import io.github.zpacert.zpa.HttpOptions;
import io.github.zpacert.zpa.ZpaTenant;
import java.util.Map;
import java.util.Optional;

/** The way to the tenant: to a real one, or to the embedded ZPA, which is started for the run. */
record Connection(ZpaTenant tenant, Optional<Sandbox> sandbox) implements AutoCloseable {

  static Connection open(Configuration configuration, Context context, Log log, Witness witness)
      throws ProblemException, SandboxException, TenantException {
    TenantSettings settings = configuration.tenant();
    // a sandbox with an address is one that somebody has started: it is not started a second time
    if (!settings.isSandbox() || settings.baseUrl().isPresent()) {
      return new Connection(connect(settings, context, log, witness), Optional.empty());
    }
    Sandbox sandbox = EmbeddedSandbox.start(configuration, context.io().environment(), log);
    try {
      return new Connection(
          connect(addressed(settings, sandbox), context, log, witness), Optional.of(sandbox));
    } catch (ProblemException | TenantException e) {
      sandbox.close();
      throw e;
    }
  }

  private static ZpaTenant connect(
      TenantSettings settings, Context context, Log log, Witness witness)
      throws ProblemException, TenantException {
    Map<String, String> environment = context.io().environment();
    Credentials credentials = settings.isSandbox()
        ? Credentials.sandbox(settings.auth())
        : Credentials.from(environment, settings.auth());
    HttpOptions options =
        HttpOptions.from(environment, Version.current(), context.options().parallelism);
    Effects effects = Effects.of(
        context.io().clock(), context.io().sleeper(), context.interruption()::isRequested, log);
    return ZpaTenant.connect(settings, credentials, options, effects.witnessedBy(witness));
  }

  private static TenantSettings addressed(TenantSettings settings, Sandbox sandbox) {
    boolean isLegacy = settings.auth() == Auth.LEGACY;
    return new TenantSettings(
        settings.customerId(),
        settings.cloud(),
        settings.auth(),
        settings.vanityDomain(),
        Optional.of(isLegacy ? sandbox.legacyBaseUrl() : sandbox.oneApiBaseUrl()),
        Optional.of(sandbox.tokenUrl()),
        settings.certificatesApi());
  }

  @Override
  public void close() {
    tenant.close();
    sandbox.ifPresent(Sandbox::close);
  }
}
