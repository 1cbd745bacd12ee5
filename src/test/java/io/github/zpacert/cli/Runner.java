package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.zpacert.Programs;
import io.github.zpacert.material.TestCertificates.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A machine that runs the scripts of the samples: a checkout of the user's repository, the packaged program where its
 * sources would be built, and stand-ins for other programs, which write down how they were called.
 */
final class Runner {

  private final Path root;
  private final Path checkout;
  private final Path bin;
  private final Map<String, String> environment = new HashMap<>();

  Runner(Path root) throws Exception {
    this.root = root;
    this.checkout = Files.createDirectories(root.resolve("checkout"));
    this.bin = Files.createDirectories(root.resolve("bin"));
    with("PATH", bin + ":" + System.getenv("PATH"));
    with("HOME", root.toString());
    with("JAVA_HOME", System.getProperty("java.home"));
    with("ZPACERT_RATE_LIMIT", "100000/100000");
    with("calls", root.resolve("calls").toString());
    Files.createFile(root.resolve("calls"));
    executable(root.resolve("zpacert"), "exec '" + Launcher.packaged() + "' \"$@\"");
  }

  /** The user's repository, and a repository with the sources of zpacert that "mvn" makes into the packaged program. */
  Runner withCheckout() throws Exception {
    for (String file : List.of("zpacert.yaml", "policy/zpacert.rego")) {
      Files.createDirectories(checkout.resolve(file).getParent());
      Files.copy(PipelineFiles.FOLDER.resolve(file), checkout.resolve(file));
    }
    Path script = Files.createDirectories(checkout.resolve("ci")).resolve("get-zpacert.sh");
    Files.copy(PipelineFiles.FOLDER.resolve("get-zpacert.sh"), script);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path sources = Files.createDirectories(root.resolve("sources"));
    Programs.run(sources, "", "git", "init", "-q");
    Programs.run(
        sources,
        "",
        "git",
        "-c",
        "user.name=dora",
        "-c",
        "user.email=dora@example.com",
        "commit",
        "-q",
        "--allow-empty",
        "-m",
        "Begin");
    program(
        "mvn",
        "[ \"$*\" = '-B -q -DskipTests package' ] && mkdir -p target/zpacert/bin && cp \"$installed\" target/zpacert/bin/");
    with("installed", root.resolve("zpacert").toString());
    with("ZPACERT_REPOSITORY", sources.toString());
    with("ZPACERT_COMMIT", Programs.run(sources, "", "git", "rev-parse", "HEAD").strip());
    return this;
  }

  /** A program of this name, which does what the shell lines say and is written down. */
  Runner program(String name, String lines) throws IOException {
    executable(bin.resolve(name), "echo \"" + name + " $*\" >> \"$calls\"\n" + lines);
    return this;
  }

  private static void executable(Path file, String lines) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + lines + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** The packaged program is installed. */
  Runner installed() throws IOException {
    Files.copy(root.resolve("zpacert"), bin.resolve("zpacert"), StandardCopyOption.COPY_ATTRIBUTES);
    return this;
  }

  Runner with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Runner without(String variable) {
    environment.remove(variable);
    return this;
  }

  Path checkout() {
    return checkout;
  }

  Path file(String path) {
    return checkout.resolve(path);
  }

  /** Puts a chain into the checkout and returns its key, which is in no file. */
  String chain(String name, Issued issued) throws IOException {
    Files.createDirectories(file("tls"));
    Files.writeString(file("tls/" + name + ".pem"), issued.pem());
    return issued.keyPem();
  }

  /** Returns how the stand-ins were called, a line each. */
  String calls() throws IOException {
    return Files.readString(root.resolve("calls"));
  }

  /** Runs a script as the service does. */
  Outcome run(List<String> shell, String script) throws Exception {
    Path file = Files.writeString(root.resolve("script"), script);
    List<String> command = new ArrayList<>(shell);
    command.add(file.toString());
    return start(command);
  }

  /** Runs the scripts of a job, each of which must end well, and returns all that they said. */
  String job(List<String> shell, List<String> scripts) throws Exception {
    StringBuilder out = new StringBuilder();
    for (String script : scripts) {
      Outcome outcome = run(shell, script);
      assertEquals(0, outcome.code(), () -> script + "\n" + outcome.out() + outcome.err());
      out.append(outcome.out());
    }
    return out.toString();
  }

  Outcome start(List<String> command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(checkout.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Running running = Running.of(builder.start());
    running.type("");
    return running.end();
  }
}
