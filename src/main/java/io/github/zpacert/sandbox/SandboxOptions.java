package io.github.zpacert.sandbox;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.zpacert.diag.Log;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * How a sandbox behaves. {@code SandboxOptions.builder().build()} is a ZPA in memory, on any free port, with the
 * documented rate limit, that accepts every client and never fails.
 *
 * @param port 0 for any free one
 * @param store the file that keeps the objects; absent for a world that is gone with the sandbox
 * @param fsync whether a write is on the disk before it is answered; without it, it has merely left the process
 * @param customerId the one tenant there is
 * @param credentials the one client that may sign in; absent: everybody with an id and a secret
 * @param assertionKey verifies client assertions; absent: their signatures are not looked at
 * @param tokenLifetime whole seconds
 * @param clientlessOnly the status, 404 or 405, of reads from {@code /certificate} on a cloud that only knows {@code
 *     /clientlessCertificate}; absent: both are known
 * @param escapeHtml whether names and descriptions come back with HTML entities
 * @param certificateLimit how many certificates the tenant may have
 * @param unlicensed what the tenant has not bought
 * @param latency how long every request takes longer
 * @param rateLimit absent: no limit
 * @param random from 0 to 1, decides about faults
 * @param pause waits for the latency
 * @param log gets a line for every request
 * @param afterWrite is told of every write that has been carried out, before the answer goes out: whoever ends the client
 *     here ends it while it does not know. Not of sign-ins, nor of writes that are refused
 */
public record SandboxOptions(
    int port,
    Optional<Path> store,
    boolean fsync,
    String customerId,
    Optional<Credentials> credentials,
    Optional<PublicKey> assertionKey,
    Duration tokenLifetime,
    OptionalInt clientlessOnly,
    boolean escapeHtml,
    int certificateLimit,
    Faults faults,
    Unlicensed unlicensed,
    Duration latency,
    Optional<RateLimit> rateLimit,
    InstantSource clock,
    DoubleSupplier random,
    Pause pause,
    Log log,
    Consumer<SeenRequest> afterWrite) {

  /** Waits. */
  @FunctionalInterface
  public interface Pause {
    void forDuration(Duration duration) throws InterruptedException;
  }

  public SandboxOptions {
    checkArgument(customerId.matches("\\d+"), "not a customer id: %s", customerId);
    checkArgument(!latency.isNegative(), "negative latency: %s", latency);
    checkArgument(tokenLifetime.toSeconds() > 0, "tokens that never live: %s", tokenLifetime);
    checkArgument(
        clientlessOnly.isEmpty()
            || clientlessOnly.getAsInt() == 404
            || clientlessOnly.getAsInt() == 405,
        "a missing path is answered 404 or 405: %s",
        clientlessOnly);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Collects what is to differ from the default. */
  public static final class Builder {

    private int port;
    private Optional<Path> store = Optional.empty();
    private boolean fsync = true;
    private String customerId = "216196257331281920";
    private Optional<Credentials> credentials = Optional.empty();
    private Optional<PublicKey> assertionKey = Optional.empty();
    private Duration tokenLifetime = Duration.ofHours(1);
    private OptionalInt clientlessOnly = OptionalInt.empty();
    private boolean escapeHtml;
    private int certificateLimit = 1000;
    private Faults faults = Faults.NONE;
    private Unlicensed unlicensed = Unlicensed.NOTHING;
    private Duration latency = Duration.ZERO;
    private Optional<RateLimit> rateLimit = Optional.of(RateLimit.DOCUMENTED);
    private InstantSource clock = InstantSource.system();
    private DoubleSupplier random = Math::random;
    private Pause pause = duration -> Thread.sleep(duration.toMillis());
    private Log log = Log.SILENT;
    private Consumer<SeenRequest> afterWrite = request -> {};

    private Builder() {}

    public Builder port(int number) {
      port = number;
      return this;
    }

    public Builder store(Path file) {
      store = Optional.of(file);
      return this;
    }

    public Builder withoutFsync() {
      fsync = false;
      return this;
    }

    public Builder customerId(String id) {
      customerId = id;
      return this;
    }

    public Builder credentials(String clientId, String clientSecret) {
      credentials = Optional.of(new Credentials(clientId, clientSecret));
      return this;
    }

    public Builder assertionKey(PublicKey key) {
      assertionKey = Optional.of(key);
      return this;
    }

    public Builder tokenLifetime(Duration lifetime) {
      tokenLifetime = lifetime;
      return this;
    }

    public Builder clientlessOnly(int status) {
      clientlessOnly = OptionalInt.of(status);
      return this;
    }

    public Builder escapeHtml() {
      escapeHtml = true;
      return this;
    }

    public Builder certificateLimit(int limit) {
      certificateLimit = limit;
      return this;
    }

    public Builder faults(Faults chances) {
      faults = chances;
      return this;
    }

    public Builder unlicensed(Unlicensed features) {
      unlicensed = features;
      return this;
    }

    public Builder latency(Duration perRequest) {
      latency = perRequest;
      return this;
    }

    public Builder rateLimit(RateLimit limit) {
      rateLimit = Optional.of(limit);
      return this;
    }

    public Builder withoutRateLimit() {
      rateLimit = Optional.empty();
      return this;
    }

    public Builder clock(InstantSource source) {
      clock = source;
      return this;
    }

    public Builder random(DoubleSupplier source) {
      random = source;
      return this;
    }

    public Builder pause(Pause waiting) {
      pause = waiting;
      return this;
    }

    public Builder log(Log sink) {
      log = sink;
      return this;
    }

    public Builder afterWrite(Consumer<SeenRequest> listener) {
      afterWrite = listener;
      return this;
    }

    public SandboxOptions build() {
      return new SandboxOptions(
          port,
          store,
          fsync,
          customerId,
          credentials,
          assertionKey,
          tokenLifetime,
          clientlessOnly,
          escapeHtml,
          certificateLimit,
          faults,
          unlicensed,
          latency,
          rateLimit,
          clock,
          random,
          pause,
          log,
          afterWrite);
    }
  }
}
