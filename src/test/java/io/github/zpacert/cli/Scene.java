package io.github.zpacert.cli;

import io.github.zpacert.model.Address;
import io.github.zpacert.model.State;
import io.github.zpacert.sandbox.Sandbox;
import io.github.zpacert.sandbox.SandboxException;
import io.github.zpacert.sandbox.SandboxOptions;
import io.github.zpacert.sandbox.SeenRequest;
import io.github.zpacert.state.LocalBackend;
import io.github.zpacert.state.StateStore;
import io.github.zpacert.state.TestEffects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A project with its state, and the ZPA that it is for, all in one folder: what can be copied can be
 * tried again from the same point.
 */
record Scene(Path folder) {

  Path project() {
    return folder.resolve("project");
  }

  /** Where the ZPA keeps its objects; complete once it is closed. */
  Path store() {
    return folder.resolve("zpa/store.json");
  }

  /** The file with the certificate of that name. */
  Path certificate(String name) {
    return project().resolve("tls/" + name + ".pem");
  }

  /** The same as it was when it was last applied. */
  Path former(String name) {
    return folder.resolve("former/" + name + ".pem");
  }

  Scene copyTo(Path copy) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.toList()) {
        Files.copy(path, copy.resolve(folder.relativize(path).toString()));
      }
    }
    return new Scene(copy);
  }

  Sandbox open() throws IOException, SandboxException {
    return open(options -> options);
  }

  /** Starts the ZPA, in this very process; what it answers is in its store. */
  Sandbox open(UnaryOperator<SandboxOptions.Builder> options) throws IOException, SandboxException {
    Files.createDirectories(store().getParent());
    return Sandbox.start(options
        .apply(SandboxOptions.builder().store(store()).withoutFsync().withoutRateLimit())
        .build());
  }

  /** The program in this very process. */
  Cli cli(Sandbox zpa) {
    Cli cli = new Cli(project());
    PracticeTenant.environmentFor(zpa).forEach(cli::with);
    return cli;
  }

  /** Runs the program in this very process. */
  Outcome run(Sandbox zpa, String... args) {
    return cli(zpa).run(args);
  }

  /** The packaged program. */
  Launcher launcher(Sandbox zpa) {
    return new Launcher(project()).with(PracticeTenant.environmentFor(zpa));
  }

  State state() throws Exception {
    return new StateStore(
            new LocalBackend(project().resolve("zpacert.state.json")), TestEffects.still())
        .read()
        .orElseThrow();
  }

  /** Returns the id of the object that the state owns there. */
  String id(String address) throws Exception {
    String[] parts = address.split("/", 2);
    return state().owned(new Address(parts[0], parts[1])).orElseThrow().id();
  }

  /** Returns what changed something, or tried to. */
  static List<SeenRequest> writes(Sandbox zpa) {
    return zpa.requests().stream().filter(Scene::isWrite).toList();
  }

  static boolean isWrite(SeenRequest request) {
    return !request.method().equals("GET") && !request.path().endsWith("/token");
  }
}
