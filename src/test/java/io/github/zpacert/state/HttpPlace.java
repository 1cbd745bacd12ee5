package io.github.zpacert.state;

import com.google.common.collect.ImmutableMap;
import io.github.zpacert.net.Reach;
import io.github.zpacert.state.StateSettings.Http.Locking;
import io.github.zpacert.state.StateSettings.Http.Retries;
import io.github.zpacert.state.StateSettings.Http.Tls;
import io.github.zpacert.state.http.HttpBackend;
import io.github.zpacert.state.http.Server;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A path at a server that speaks Terraform's protocol. */
record HttpPlace(TerraformServer server, String path) implements Place {

  private static final Server.Limits PATIENT = Server.Limits.GENEROUS;
  private static final Server.Limits HASTY =
      new Server.Limits(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofSeconds(1));

  @Override
  public Backend open() {
    return open(server.address(path));
  }

  static Backend open(URI address) {
    return open(settings(address), PATIENT);
  }

  static StateSettings.Http settings(URI address) {
    return new StateSettings.Http(
        address,
        "POST",
        Optional.of(new Locking(address, "LOCK", address, "UNLOCK")),
        Optional.empty(),
        ImmutableMap.of(),
        new Retries(0, Duration.ZERO, Duration.ZERO),
        Tls.USUAL);
  }

  static Backend open(StateSettings.Http settings, Server.Limits limits) {
    try {
      return new HttpBackend(
          settings,
          new Server(settings, Reach.from(Map.of()), "0.1.0", limits, TestEffects.still()));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public String address() {
    return "http|" + server.address(path);
  }

  @Override
  public void put(byte[] content) {
    server.put(path, content);
  }

  @Override
  public Optional<byte[]> stored() {
    return server.stored(path);
  }

  @Override
  public void removeLock() {
    server.removeLock(path);
  }

  @Override
  public boolean freesWhatTheDeadHeld() {
    return false;
  }

  @Override
  public Optional<Backend> at(int port) {
    return Optional.of(open(settings(URI.create("http://127.0.0.1:" + port + "/state")), HASTY));
  }
}
