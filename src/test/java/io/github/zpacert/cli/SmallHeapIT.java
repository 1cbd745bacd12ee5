package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Issued;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.State;
import io.github.zpacert.model.TenantPin;
import io.github.zpacert.sandbox.Sandbox;
import io.github.zpacert.sandbox.SandboxOptions;
import io.github.zpacert.sandbox.SeededStore;
import io.github.zpacert.state.LocalBackend;
import io.github.zpacert.state.LockInfo;
import io.github.zpacert.state.StateStore;
import io.github.zpacert.state.TestEffects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand certificates, ten times what ZPA allows, in 96 MB of heap. */
class SmallHeapIT {

  private static final int CERTIFICATES = 10_000;

  /** That many different contents, or making them would take longest. */
  private static final int CONTENTS = 100;

  private static final String NO_CHANGES = "No changes. Your certificates match the configuration.";
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final List<String> NAMES = IntStream.range(0, CERTIFICATES)
      .mapToObj(i -> "host-%05d.example.com".formatted(i))
      .toList();

  @TempDir
  Path directory;

  private final List<Issued> contents = TestCertificates.bulk(CONTENTS);

  @BeforeEach
  void fill() throws Exception {
    Files.createDirectory(directory.resolve("tls"));
    for (int i = 0; i < CONTENTS; i++) {
      Files.writeString(directory.resolve("tls/" + i + ".pem"), contents.get(i).pem());
    }
    StringBuilder yaml =
        new StringBuilder("version: 1\ntenant:\n  cloud: sandbox\ncertificates:\n");
    for (int i = 0; i < CERTIFICATES; i++) {
      yaml.append("  - name: ").append(NAMES.get(i)).append('\n');
      yaml.append("    certificate: tls/").append(i % CONTENTS).append(".pem\n");
      yaml.append("    privateKey: tls/no.key\n");
    }
    Files.writeString(directory.resolve("zpacert.yaml"), yaml);
    SeededStore.write(directory.resolve("zpa/store.json"), NAMES, contents);
  }

  @Test
  void plansTenThousandCertificates() throws Exception {
    SandboxOptions options = SandboxOptions.builder()
        .withoutRateLimit()
        .store(directory.resolve("zpa/store.json"))
        .build();
    try (Sandbox sandbox = Sandbox.start(options)) {
      Launcher launcher = new Launcher(directory)
          .with("ZPACERT_JAVA_OPTS", "-Xmx96m")
          .with("ZPACERT_BASE_URL", sandbox.oneApiBaseUrl().toString())
          .with("ZPACERT_TOKEN_URL", sandbox.tokenUrl().toString());

      Outcome adoption = launcher.run("plan", "--quiet");
      own();
      Outcome settled = launcher.run("plan", "--quiet", "--detailed-exitcode");

      assertEquals(
          NO_CHANGES + " In the state alone: 10000 to adopt.",
          adoption.expect(ExitCode.SUCCESS).lastLine());
      assertEquals(NO_CHANGES, settled.expect(ExitCode.SUCCESS).lastLine());
    }
  }

  /** Writes the state of a run that has adopted them all. */
  private void own() throws Exception {
    ImmutableSortedMap.Builder<Address, Owned> owned = ImmutableSortedMap.naturalOrder();
    for (int i = 0; i < CERTIFICATES; i++) {
      Owned one = owned(i);
      owned.put(one.address(), one);
    }
    var store = new StateStore(
        new LocalBackend(directory.resolve("zpacert.state.json")), TestEffects.still());
    var info = new LockInfo("1", "apply", "", "ann@host", "0", NOW, "");
    try (var lock = store.lock(info, Duration.ZERO)) {
      lock.write(State.empty("lineage", new TenantPin("216196257331281920", "sandbox"))
          .withResources(owned.build())
          .withSerial(1));
    }
  }

  private Owned owned(int index) {
    Issued content = contents.get(index % CONTENTS);
    return new Owned(
        new Address("Default", NAMES.get(index)),
        SeededStore.idOf(index),
        "0",
        Fingerprint.ofDer(content.der()),
        Fingerprint.ofDer(content.certificate().getPublicKey().getEncoded()),
        TestCertificates.VALID_FROM,
        TestCertificates.VALID_UNTIL,
        "",
        false,
        Optional.empty(),
        ImmutableList.of(),
        NOW,
        "apply by ann@host");
  }
}
