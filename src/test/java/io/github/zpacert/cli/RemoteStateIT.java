package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.state.PostgresPlace;
import io.github.zpacert.state.S3Place;
import io.github.zpacert.state.TerraformServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program on states that live elsewhere, and what it loads for it. */
class RemoteStateIT {

  private static final String OWN = "io.github.zpacert.state.";
  private static final List<String> DRIVERS =
      List.of("software.amazon.", "org.postgresql.", OWN + "s3.", OWN + "postgres.", OWN + "http.");

  @TempDir
  Path directory;

  private final String name = UUID.randomUUID().toString();
  private Project project;
  private Launcher launcher;

  @BeforeEach
  void begin() throws IOException {
    project = new Project(directory).add("portal");
    launcher = new Launcher(directory)
        .with("AWS_ACCESS_KEY_ID", "test")
        .with("AWS_SECRET_ACCESS_KEY", "test");
  }

  @Test
  void loadsNoDriverForALocalState() throws Exception {
    assertEquals(List.of(), loaded("version"));
    assertEquals(List.of(), loaded("plan"));
    assertEquals(List.of(), loaded("apply", "--auto-approve"));
  }

  @Test
  void worksWithAServer() throws Exception {
    String address = TerraformServer.start().address(name).toString();
    project.state("backend", "http").state("address", address).state("lockAddress", address);

    assertWorks();
  }

  @Test
  void worksWithADatabase() throws Exception {
    project
        .state("backend", "postgres")
        .state("connStr", PostgresPlace.url())
        .state("schemaName", name);

    assertWorks();
  }

  @Test
  void worksWithAStore() throws Exception {
    project
        .state("backend", "s3")
        .state("bucket", S3Place.BUCKET)
        .state("key", name)
        .state("endpoint", S3Place.endpoint().toString())
        .state("usePathStyle", "true");

    assertWorks();
  }

  private void assertWorks() throws Exception {
    launcher.run("apply", "--auto-approve").expect(ExitCode.SUCCESS);
    Outcome list = launcher.run("state", "list").expect(ExitCode.SUCCESS);
    assertEquals("Default/portal\n", list.out());
    assertTrue(Files.notExists(directory.resolve("zpacert.state.json")));
  }

  /** Returns which of the drivers' classes a command has loaded. */
  private List<String> loaded(String... command) throws Exception {
    Path log = directory.resolve("classes.log");
    launcher
        .with("ZPACERT_JAVA_OPTS", "-Xlog:class+load=info:file=" + log + "::filecount=0")
        .run(command)
        .expect(ExitCode.SUCCESS);
    try (Stream<String> lines = Files.lines(log)) {
      List<String> classes = lines.toList();
      assertTrue(classes.size() > 500, "the log is empty");
      return classes.stream()
          .filter(line -> DRIVERS.stream().anyMatch(line::contains))
          .toList();
    }
  }
}
