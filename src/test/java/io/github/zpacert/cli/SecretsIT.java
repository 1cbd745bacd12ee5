package io.github.zpacert.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableMap;
import io.github.zpacert.sandbox.Sandbox;
import io.github.zpacert.sandbox.SandboxOptions;
import io.github.zpacert.sandbox.Unlicensed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a run writes, at the most talkative, holds no private key, no passphrase and no credential. */
class SecretsIT {

  private static final String ALL = "--log-level=trace";

  @TempDir
  Path directory;

  private final Map<String, String> streams = new TreeMap<>();
  private SecretMaterial material;
  private volatile boolean stateIsToGo;

  @BeforeEach
  void makeMaterial() throws Exception {
    material = SecretMaterial.in(directory);
  }

  @Test
  void leavesNoSecretInAnythingItWrites() throws Exception {
    try (Sandbox sandbox = Sandbox.start(options())) {
      goWell(sandbox);
      goWrong(sandbox);

      assertEquals(Map.of(), leaks(this::isWritten), "while the ZPA has a journal");
    }

    assertEquals(Map.of(), leaks(this::isWritten));
    assertEquals(
        ImmutableMap.<String, String>builder()
            .put("called.txt", "rw-r--r--")
            .put("errored.zpacert.state.json", "rw-------")
            .put("evidence.jsonl", "rw-------")
            .put("gone/.zpacert.state.json.lock", "rw-------")
            .put("gone/.zpacert.state.json.lock.info", "rw-------")
            .put("gone/zpacert.state.json", "rw-------")
            .put("it.html", "rw-r--r--")
            .put("plan.json", "rw-------")
            .put("zpa/store.json", "rw-------")
            .put("zpa/store.json.journal", "rw-------")
            .put("zpa/store.json.lock", "rw-------")
            .buildOrThrow(),
        modes());
  }

  /** A search that finds nothing proves something only if it finds what is there. */
  @Test
  void wouldFindEverySecret() throws Exception {
    String key = material.clientKey();
    streams.put("in JSON", "{\"key\":\"" + key.replace("\n", "\\n") + "\"}");
    streams.put("in one line of many", key.lines().skip(2).findFirst().orElseThrow());
    material.environment("", "").forEach(streams::put);

    assertEquals(
        Map.of(
            "tls/exec.key", "the key of \"exec\"",
            "tls/plain.key", "the key of \"plain\"",
            "tls/encrypted.key", "PEM of a key",
            "in JSON", "the key of the API client",
            "in one line of many", "the key of the API client",
            "ENV_KEY", "the key of \"env\"",
            "KEY_PASSPHRASE", "a passphrase",
            "STORE_PASSWORD", "a password",
            "ZSCALER_CLIENT_SECRET", "the client's secret"),
        leaks(file -> true));
  }

  /** Portals that we may not see are still in ZPA's way when a certificate is deleted. */
  private SandboxOptions options() throws Exception {
    return SandboxOptions.builder()
        .withoutRateLimit()
        .unlicensed(Unlicensed.parse("pra-portal=403"))
        .store(directory.resolve("zpa/store.json"))
        .credentials(SecretMaterial.CLIENT, SecretMaterial.CLIENT_SECRET)
        .assertionKey(material.clientsPublicKey())
        .log((level, message) -> beforeAnswer(message.get()))
        .build();
  }

  /** What a run has to save after an upload finds its place gone, if that was asked for. */
  private void beforeAnswer(String request) {
    keep("log of the ZPA", request);
    if (stateIsToGo && request.startsWith("POST ") && request.endsWith(" 201")) {
      try {
        Files.move(directory.resolve("state"), directory.resolve("gone"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void goWell(Sandbox sandbox) throws Exception {
    Launcher launcher = launcher(sandbox);
    Cli cli = cli(sandbox);
    keep(cli.run("validate", ALL).expect(ExitCode.SUCCESS));
    keep(launcher
        .run("plan", "--out", "plan.json", "--report", "html=it.html", ALL)
        .expect(ExitCode.SUCCESS));
    keep(cli.run("show", "plan.json", "--json", ALL).expect(ExitCode.SUCCESS));
    keep(launcher.run("apply", "plan.json", ALL).expect(ExitCode.SUCCESS));
    material.renew("plain", "exec");
    sandbox.failNext("lost-reply", r -> r.method().equals("POST"));
    keep(launcher.run("apply", "--auto-approve", "--json", ALL).expect(ExitCode.SUCCESS));
    keep(cli.run("list", "--json", ALL).expect(ExitCode.SUCCESS));
    keep(cli.run("get", "Default/keystore", ALL).expect(ExitCode.SUCCESS));
    keep(cli.run("drift", "--json", ALL).expect(ExitCode.SUCCESS));
    keep(cli.run("export", ALL).expect(ExitCode.SUCCESS));
    keep(cli.run("state", "pull", ALL).expect(ExitCode.SUCCESS));
    keep(cli.with("ZSCALER_PRIVATE_KEY", material.clientKey())
        .run("plan", ALL)
        .expect(ExitCode.SUCCESS));
  }

  private void goWrong(Sandbox sandbox) throws Exception {
    Launcher launcher = launcher(sandbox);
    Cli cli = cli(sandbox);
    keep(cli.with("ZSCALER_CLIENT_SECRET", "not-" + SecretMaterial.CLIENT_SECRET)
        .run("list", ALL)
        .expect(ExitCode.UNAUTHORIZED));
    material.renew("keystore", "encrypted");
    sandbox.addPraPortal(
        "0", "{\"name\":\"pra\",\"certificateId\":\"" + idOf("encrypted", sandbox) + "\"}");
    sandbox.failNext("html", r -> r.method().equals("POST"));
    Outcome inUse = launcher.run("apply", "--auto-approve", ALL).expect(ExitCode.PARTIAL);
    assertTrue(inUse.err().contains("is still in use"), inUse.err());
    keep(inUse);
    stateIsToGo = true;
    material.renew("exec");
    keep(launcher
        .run("apply", "--auto-approve", "--parallelism=1", "--json", ALL)
        .expect(ExitCode.PARTIAL));
  }

  private String idOf(String name, Sandbox sandbox) {
    String details =
        cli(sandbox).run("get", "Default/" + name).expect(ExitCode.SUCCESS).out();
    return details
        .lines()
        .map(String::strip)
        .filter(l -> l.startsWith("id "))
        .map(l -> l.substring(3).strip())
        .findFirst()
        .orElseThrow(() -> new AssertionError(details));
  }

  private Launcher launcher(Sandbox sandbox) {
    return new Launcher(directory).with(environment(sandbox));
  }

  private Cli cli(Sandbox sandbox) {
    Cli cli = new Cli(directory).whileWaiting(duration -> {});
    environment(sandbox).forEach(cli::with);
    return cli;
  }

  private Map<String, String> environment(Sandbox sandbox) {
    return material.environment(
        sandbox.oneApiBaseUrl().toString(), sandbox.tokenUrl().toString());
  }

  private void keep(Outcome outcome) {
    keep("standard output", outcome.out());
    keep("standard error", outcome.err());
  }

  private synchronized void keep(String stream, String text) {
    streams.merge(stream, text, (a, b) -> a + "\n" + b);
  }

  /** Returns what was found, by where. */
  private synchronized Map<String, String> leaks(Predicate<Path> which) throws IOException {
    Map<String, String> leaks = new TreeMap<>();
    streams.forEach(
        (stream, text) -> found(text.getBytes(UTF_8)).ifPresent(f -> leaks.put(stream, f)));
    for (Path file : files(which)) {
      found(Files.readAllBytes(directory.resolve(file)))
          .ifPresent(f -> leaks.put(file.toString(), f));
    }
    return leaks;
  }

  private Optional<String> found(byte[] content) {
    return material.search().in(content);
  }

  private Map<String, String> modes() throws IOException {
    Map<String, String> modes = new TreeMap<>();
    for (Path file :
        files(f -> isWritten(f) && !f.startsWith("export") && !f.toString().endsWith(".yaml"))) {
      var mode = Files.getPosixFilePermissions(directory.resolve(file));
      modes.put(file.toString(), PosixFilePermissions.toString(mode));
    }
    return modes;
  }

  private Iterable<Path> files(Predicate<Path> which) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile)
          .map(directory::relativize)
          .filter(which)
          .toList();
    }
  }

  /** What stands under {@code tls} was there before. */
  private boolean isWritten(Path file) {
    return !file.startsWith("tls");
  }
}
