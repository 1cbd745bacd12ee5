package io.github.zpacert.config;

import static io.github.zpacert.config.Config.HEAD;
import static io.github.zpacert.config.Config.ONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.change.ChangeRules;
import io.github.zpacert.diag.Position;
import io.github.zpacert.material.CertificateSources;
import io.github.zpacert.material.Source;
import io.github.zpacert.model.Acceptance;
import io.github.zpacert.model.Aspect;
import io.github.zpacert.model.Budget;
import io.github.zpacert.model.Gates;
import io.github.zpacert.model.NamePattern;
import io.github.zpacert.model.Policy;
import io.github.zpacert.model.Rotation;
import io.github.zpacert.model.TenantSettings;
import io.github.zpacert.model.TenantSettings.Auth;
import io.github.zpacert.model.TenantSettings.CertificatesApi;
import io.github.zpacert.state.StateSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {

  @TempDir
  Path folder;

  private static List<String> names(Configuration configuration) {
    return configuration.certificates().stream().map(CertificateEntry::name).toList();
  }

  @Test
  void readsEveryValueAsItsType() throws Exception {
    Config config = Config.in(folder).file("zpacert.yaml", """
        version: 1
        tenant:
          customerId: 216196257331281920
          cloud: BETA
          vanityDomain: Acme
          baseUrl: https://api.example.com/zpa/
          tokenUrl: http://localhost:8080/token
          certificatesApi: clientless
        state: {path: states/a.json}
        policy: {prune: all, maxDelete: 5, minRemaining: 2w, ignore: ["*.lab.example.com"]}
        rotation: {consumers: report, retain: 36h}
        certificates: []
        """);

    Configuration loaded = config.load();

    assertEquals(
        new Configuration(
            new TenantSettings(
                "216196257331281920",
                "beta",
                Auth.ONEAPI,
                Optional.of("acme"),
                Optional.of(URI.create("https://api.example.com/zpa")),
                Optional.of(URI.create("http://localhost:8080/token")),
                CertificatesApi.CLIENTLESS),
            new StateSettings.Local(folder.resolve("states/a.json")),
            Optional.empty(),
            Optional.empty(),
            new Policy(
                Policy.Prune.ALL,
                new Budget.Count(5),
                Duration.ofDays(14),
                ImmutableList.of(NamePattern.of("*.lab.example.com")),
                new Rotation(Rotation.Handling.REPORT, Optional.of(Duration.ofHours(36))),
                Gates.DEFAULT),
            Optional.empty(),
            ChangeRules.NONE,
            ImmutableList.of(),
            ImmutableList.of(),
            ImmutableList.of(),
            folder),
        loaded);
  }

  @Test
  void readsWhatIsAcceptedAndUntilWhen() throws Exception {
    Config config = Config.in(folder).file("zpacert.yaml", """
        version: 1
        tenant: {cloud: sandbox}
        drift:
          accept:
            - address: Default/portal.example.com
              fields: [description, name]
              live: by hand
              reason: CHG0012345
              until: 2027-01-31
            - address: "*/legacy-*"
              reason: " moves in March "
              until: 2027-03-31T20:00+01:00
        certificates: []
        """);

    ImmutableList<Acceptance> accepted = config.load().accepted();

    assertEquals(
        ImmutableList.of(
            new Acceptance(
                NamePattern.of("Default/portal.example.com"),
                ImmutableSet.of(Aspect.DESCRIPTION, Aspect.NAME),
                Optional.of("by hand"),
                "CHG0012345",
                Instant.parse("2027-01-31T23:59:59.999999999Z"),
                new Position("zpacert.yaml", 5, 7)),
            new Acceptance(
                NamePattern.of("*/legacy-*"),
                ImmutableSet.copyOf(Aspect.values()),
                Optional.empty(),
                "moves in March",
                Instant.parse("2027-03-31T19:00:00Z"),
                new Position("zpacert.yaml", 10, 7))),
        accepted);
  }

  @Test
  void putsEvidenceBesideTheStateUnlessAPathIsWritten() throws Exception {
    assertEquals(
        Optional.of(folder.resolve("states/zpacert.evidence.jsonl")),
        evidence("state: {path: states/a.json}", "evidence: {}"));
    assertEquals(
        Optional.of(folder.resolve("logs/it.jsonl")),
        evidence("state: {path: states/a.json}", "evidence: {path: logs/it.jsonl}"));
    assertEquals(
        Optional.of(folder.resolve("zpacert.evidence.jsonl")),
        evidence("state: {backend: http, address: \"https://a.example.com/s\"}", "evidence: {}"));
    assertEquals(Optional.empty(), evidence("state: {}", ""));
  }

  private Optional<Path> evidence(String... lines) throws Exception {
    return Config.in(folder)
        .file("zpacert.yaml", HEAD + String.join("\n", lines) + "\ncertificates: []\n")
        .load()
        .evidence();
  }

  @Test
  void readsWhichApprovalsAPlanNeeds() throws Exception {
    Config config = Config.in(folder).file("zpacert.yaml", """
        version: 1
        tenant: {cloud: sandbox}
        policy: {approvals: {required: "${env:REVIEWERS:-2}", signers: people/signers}}
        certificates: []
        """);

    Configuration loaded = config.load();

    assertEquals(
        Optional.of(new ApprovalSettings(
            2,
            folder.resolve("people/signers"),
            "people/signers",
            true,
            new Position("zpacert.yaml", 3, 64))),
        loaded.approvals());
  }

  @Test
  void fillsInDefaultsForAllThatIsNotWritten() throws Exception {
    Config config = Config.in(folder).file("zpacert.yaml", HEAD + "certificates: []\n");

    Configuration loaded = config.load();

    assertEquals(
        new Configuration(
            new TenantSettings(
                "216196257331281920",
                "sandbox",
                Auth.ONEAPI,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                CertificatesApi.ALL),
            new StateSettings.Local(folder.resolve("zpacert.state.json")),
            Optional.empty(),
            Optional.empty(),
            Policy.DEFAULT,
            Optional.empty(),
            ChangeRules.NONE,
            ImmutableList.of(),
            ImmutableList.of(),
            ImmutableList.of(),
            folder),
        loaded);
  }

  @Test
  void readsAnEntryWithThePlacesOfItsParts() throws Exception {
    Config config = Config.in(folder).file("zpacert.yaml", HEAD + """
        certificates:
          - name: a.example.com
            microtenant: {id: 7001}
            description: " A portal\\n"
            certificate: a.pem
            privateKey: {file: /keys/a.key, passphrase: {env: PASS}}
            protect: true
            allowUncovered: true
            previousName: old.example.com
        """);

    Configuration loaded = config.load();

    assertEquals(
        List.of(new CertificateEntry(
            new Position("zpacert.yaml", 4, 5),
            new Position("zpacert.yaml", 4, 11),
            "a.example.com",
            new MicrotenantRef.ById("7001"),
            new Position("zpacert.yaml", 5, 18),
            "A portal",
            new CertificateSources(
                new Source.OfFile(folder.resolve("a.pem"), "a.pem"),
                Optional.of(new Source.OfFile(Path.of("/keys/a.key"), "/keys/a.key")),
                Optional.of(new Source.OfEnv("PASS")),
                new Position("zpacert.yaml", 7, 18)),
            true,
            true,
            ImmutableMap.of(),
            Optional.of("old.example.com"))),
        loaded.certificates());
  }

  @Test
  void readsEveryKindOfSource() throws Exception {
    Config config = Config.in(folder).file("conf/zpacert.yaml", HEAD + """
        certificates:
          - name: a
            certificate: {exec: [cat, a.pem]}
            privateKey: {keystore: a.p12, alias: web, password: p.txt}
          - name: b
            certificate: {keystore: b.p12, password: {exec: [pass, b]}}
          - name: c
            certificate: {env: C}
            privateKey: {file: c.key}
            passphrase: c.txt
        """);
    Path conf = folder.resolve("conf");

    Configuration loaded = config.load("conf/zpacert.yaml");

    assertEquals(
        List.of(
            new CertificateSources(
                new Source.OfExec(ImmutableList.of("cat", "a.pem"), conf),
                Optional.of(new Source.OfKeystore(
                    conf.resolve("a.p12"),
                    "a.p12",
                    Optional.of("web"),
                    new Source.OfFile(conf.resolve("p.txt"), "p.txt"))),
                Optional.empty(),
                new Position("conf/zpacert.yaml", 5, 18)),
            new CertificateSources(
                new Source.OfKeystore(
                    conf.resolve("b.p12"),
                    "b.p12",
                    Optional.empty(),
                    new Source.OfExec(ImmutableList.of("pass", "b"), conf)),
                Optional.empty(),
                Optional.empty(),
                new Position("conf/zpacert.yaml", 8, 18)),
            new CertificateSources(
                new Source.OfEnv("C"),
                Optional.of(new Source.OfFile(conf.resolve("c.key"), "c.key")),
                Optional.of(new Source.OfFile(conf.resolve("c.txt"), "c.txt")),
                new Position("conf/zpacert.yaml", 10, 18))),
        loaded.certificates().stream().map(CertificateEntry::sources).toList());
  }

  @Test
  void appliesTheDefaultsOfOneFileToEntriesOfAnother() throws Exception {
    Config config = Config.in(folder)
        .file("a.yaml", HEAD + ONE)
        .file("b.yaml", "defaults: {microtenant: Finance, description: ours}\n");

    CertificateEntry entry = config.load("a.yaml", "b.yaml").certificates().get(0);

    assertEquals(new MicrotenantRef.ByName("Finance"), entry.microtenant());
    assertEquals(new Position("b.yaml", 1, 25), entry.microtenantAt());
    assertEquals("ours", entry.description());
  }

  @Test
  void takesTheIdOfDefaultForItsName() throws Exception {
    Config config = Config.in(folder)
        .file("zpacert.yaml", HEAD + ONE.replace("}", ", microtenant: {id: \"0\"}}"));

    assertEquals(
        new MicrotenantRef.ByName("Default"),
        config.load().certificates().get(0).microtenant());
  }

  @Test
  void mergesTheYamlFilesOfAFolderInTheOrderOfTheirNames() throws Exception {
    Config config = Config.in(folder)
        .file("conf/b.yml", ONE.replace("a.", "b."))
        .file("conf/a.yaml", HEAD + ONE)
        .file("conf/c.yaml", "")
        .file("conf/.hidden.yaml", "[")
        .file("conf/notes.txt", "[")
        .file("conf/deeper/d.yaml", "[");

    Configuration loaded = config.load("conf");

    assertEquals(List.of("a.example.com", "b.example.com"), names(loaded));
    assertEquals(folder.resolve("conf"), loaded.directory());
    assertEquals("conf/a.yaml:4:3", loaded.certificates().get(0).at().toString());
  }

  @Test
  void namesFilesWithoutTheFolderWhereTheUserStands() throws Exception {
    Config config = Config.in(folder).file("a.yaml", HEAD + ONE);

    assertEquals("a.yaml", config.load(".").certificates().get(0).at().file());
    assertEquals("a.yaml", config.load("./a.yaml").certificates().get(0).at().file());
    assertEquals(
        "a.yaml",
        config
            .load(folder.resolve("a.yaml").toString())
            .certificates()
            .get(0)
            .at()
            .file());
  }

  @Test
  void readsAFileOnceThoughItIsNamedTwice() throws Exception {
    Config config = Config.in(folder).file("a.yaml", HEAD + ONE);

    assertEquals(List.of("a.example.com"), names(config.load(".", "a.yaml", "./a.yaml")));
  }

  @Test
  void resolvesRelativePathsAgainstTheFileThatNamesThem() throws Exception {
    Config config = Config.in(folder)
        .file("a.yaml", HEAD)
        .file("team/b.yaml", "state: {path: ../b.json}\n" + ONE);

    Configuration loaded = config.load("a.yaml", "team/b.yaml");

    assertEquals(folder, loaded.directory());
    assertEquals(folder.resolve("team/../b.json"), ((StateSettings.Local) loaded.state()).path());
    assertEquals(
        new Source.OfFile(folder.resolve("team/a.pem"), "a.pem"),
        loaded.certificates().get(0).sources().certificate());
  }

  @Test
  void tellsHowToBeginWhenThereIsNoFile() {
    assertEquals(
        List.of(
            "zpacert.yaml: no such file (\"zpacert init\" writes a first one, --config names another)"),
        Config.in(folder).refusal());
  }

  @Test
  void refusesWhatCannotBeRead() throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    Files.createDirectories(folder.resolve("dangling"));
    Files.createSymbolicLink(folder.resolve("dangling/a.yaml"), Path.of("nowhere"));
    Config config = Config.in(folder).file("file", "");

    assertEquals(List.of("b.yaml: no such file or folder"), config.refusal("b.yaml"));
    assertEquals(List.of("empty: no *.yaml or *.yml file in this folder"), config.refusal("empty"));
    assertEquals(List.of("dangling/a.yaml: no such file or folder"), config.refusal("dangling"));
    assertEquals(
        List.of("file/b.yaml: cannot be read: Not a directory"), config.refusal("file/b.yaml"));
  }

  @Test
  void reportsThatTheEnvironmentIsOfAnotherTenant() throws Exception {
    Config config = Config.in(folder)
        .file("zpacert.yaml", HEAD.replace("}", ", customerId: 12}") + ONE)
        .env("ZPA_CUSTOMER_ID", "13");

    TenantMismatchException refusal = assertThrows(TenantMismatchException.class, config::load);

    assertEquals(
        "zpacert.yaml:2:38: the files are for customer \"12\", but ZPA_CUSTOMER_ID is \"13\""
            + " (use the credentials of the tenant that the files are for)",
        refusal.getMessage());
    assertEquals(refusal.getMessage(), refusal.problem().toString());
  }

  @Test
  void reportsAnotherTenantAmongOtherErrors() throws Exception {
    Config config = Config.in(folder)
        .file("zpacert.yaml", HEAD.replace("}", ", customerId: 12}") + "x: 1\n")
        .env("ZPA_CUSTOMER_ID", "13");

    assertEquals(
        List.of(
            "zpacert.yaml:2:38: the files are for customer \"12\", but ZPA_CUSTOMER_ID is \"13\""
                + " (use the credentials of the tenant that the files are for)",
            "zpacert.yaml:3:1: unknown key \"x\""
                + " (known here: version, tenant, state, defaults, policy, rotation, encryption, drift, evidence, certificates)"),
        config.refusal());
  }

  @Test
  void reportsAMissingFileBesideTheErrorsOfAnother() throws Exception {
    Config config = Config.in(folder).file("b.yaml", "version: 1\ncertificates: 5\n");

    assertEquals(
        List.of(
            "a.yaml: no such file or folder",
            "b.yaml:2:15: \"certificates\" must be a list, not a number"),
        config.refusal("a.yaml", "b.yaml"));
  }

  @Test
  void refusesAPrivateKeyInAnyValueWithoutShowingIt() throws Exception {
    String key = "-----BEGIN " + "PRIVATE KEY-----";
    Config config = Config.in(folder)
        .file(
            "zpacert.yaml",
            HEAD + "certificates:\n  - name: a\n    certificate: a.pem\n"
                + "    privateKey: |\n      " + key + "\n      MC4C\n    description: ${env:KEY}\n")
        .env("KEY", key);
    String hint = " (no key may stand here: name a file, {env: NAME} or {exec: [...]})";

    assertEquals(
        List.of(
            "zpacert.yaml:6:17: \"privateKey\" holds a private key" + hint,
            "zpacert.yaml:9:18: \"description\" holds a private key" + hint),
        config.refusal());
  }

  @Test
  void showsNoValueThatMayBeASecretInTheWrongPlace() throws Exception {
    Config config = Config.in(folder).file("zpacert.yaml", HEAD + """
        certificates:
          - name: a
            certificate: {keystore: a.p12, password: 4711}
            passphrase: [4711]
          - name: b
            certificate: {exec: "vault read 4711"}
            privateKey: "4711\\nMC4C"
            passphrase: {env: "4711"}
        """);

    assertEquals(
        List.of(
            "zpacert.yaml:5:46: \"password\" must be a text, not a number (put it in quotes)",
            "zpacert.yaml:6:17: \"passphrase\" must be a path or a mapping, not a list",
            "zpacert.yaml:8:25: \"exec\" must be a list, not a text",
            "zpacert.yaml:9:17: \"privateKey\" must name a file, not hold what is in it",
            "zpacert.yaml:10:23: \"env\" must be the name of an environment variable"),
        config.refusal());
  }

  @Test
  void endsTheListOfErrorsWhereNobodyReadsOn() throws Exception {
    StringBuilder text = new StringBuilder(HEAD);
    for (int i = 0; i < 11_000; i++) {
      text.append('k').append(i).append(": x\n");
    }

    List<String> refusal =
        Config.in(folder).file("zpacert.yaml", text.toString()).refusal();

    assertEquals(10_001, refusal.size());
    assertEquals("no more than 10000 errors are shown", refusal.get(10_000));
  }

  @Test
  void loadsTwentyThousandEntries() throws Exception {
    StringBuilder text = new StringBuilder(HEAD + "certificates:\n");
    for (int i = 0; i < 20_000; i++) {
      text.append("  - name: host").append(i).append(".example.com\n    certificate: a.pem\n");
    }

    Configuration loaded =
        Config.in(folder).file("zpacert.yaml", text.toString()).load();

    assertEquals(20_000, loaded.certificates().size());
  }
}
