package io.github.zpacert.zpa;

import io.github.zpacert.tenant.Witness;
import io.github.zpacert.tenant.Witness.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One attempt at a request as a witness sees it; one that only reads is not looked at. */
final class Sighting implements Wire.Ear {

  private final Witness.Listener listener;
  private final Effects effects;
  private final Instant start;
  private Optional<Integer> status = Optional.empty();
  private Optional<String> requestId = Optional.empty();

  private Sighting(Witness.Listener listener, Effects effects) {
    this.listener = listener;
    this.effects = effects;
    this.start = effects.clock().instant();
  }

  /**
   * Tells the witness that the request is about to leave.
   *
   * @throws IOException with a message for the user, if it must not
   */
  static Sighting of(ApiRequest request, int attempt, Effects effects) throws IOException {
    return new Sighting(
        request.write().isPresent()
            ? effects.witness().sending(request.write().get(), request.line(), attempt)
            : answer -> {},
        effects);
  }

  @Override
  public void heard(int code, Optional<String> id) {
    status = Optional.of(code);
    requestId = id;
  }

  /** Tells that it is done. */
  void done(Optional<String> made) {
    tell(Outcome.DONE, made, Optional.empty());
  }

  void failed(Failure failure) {
    boolean isUnknown = failure.aftermath() == Failure.Aftermath.UNCERTAIN;
    tell(
        isUnknown ? Outcome.UNKNOWN : Outcome.REFUSED,
        Optional.empty(),
        Optional.of(failure.reason()));
  }

  private void tell(Outcome outcome, Optional<String> made, Optional<String> reason) {
    Duration took = Duration.between(start, effects.clock().instant());
    listener.came(new Witness.Answer(outcome, status, requestId, took, made, reason));
  }
}
