package io.github.zpacert;

import com.google.common.collect.ImmutableMap;
import io.github.zpacert.config.YamlFuzz;
import io.github.zpacert.evidence.EvidenceFuzz;
import io.github.zpacert.material.KeystoreFuzz;
import io.github.zpacert.material.PemFuzz;
import io.github.zpacert.report.PlanFuzz;
import io.github.zpacert.state.LockInfoFuzz;
import io.github.zpacert.state.StateFuzz;
import io.github.zpacert.zpa.ApiFuzz;
import io.github.zpacert.zpa.ClientKeyFuzz;
import java.util.function.Supplier;

/** All that reads what others have written, by a short name. */
final class FuzzTargets {

  static final ImmutableMap<String, Supplier<FuzzTarget>> ALL =
      ImmutableMap.<String, Supplier<FuzzTarget>>builder()
          .put("yaml", YamlFuzz::new)
          .put("pem", PemFuzz::new)
          .put("keystore", KeystoreFuzz::new)
          .put("client-key", ClientKeyFuzz::new)
          .put("api", ApiFuzz::new)
          .put("state", StateFuzz::new)
          .put("lock-info", LockInfoFuzz::new)
          .put("plan", PlanFuzz::new)
          .put("evidence", EvidenceFuzz::new)
          .build();

  private FuzzTargets() {}
}
