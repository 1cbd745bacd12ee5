package io.github.zpacert.cli;

import io.github.zpacert.apply.ApplyResult;
import io.github.zpacert.apply.StateSink;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.evidence.Event;
import io.github.zpacert.evidence.EvidenceLog;
import io.github.zpacert.evidence.Warrant;
import io.github.zpacert.model.State;
import io.github.zpacert.plan.Counts;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.report.EvidenceText;
import io.github.zpacert.report.Header;
import io.github.zpacert.report.JsonLines;
import io.github.zpacert.report.PlanJson;
import io.github.zpacert.tenant.Witness;
import io.github.zpacert.tenant.Write;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The evidence of one run, if the files ask for it: every write is on record before it leaves, and so is its answer.
 * Sees each state before it is saved, since the state's journal says what a write is for.
 */
final class RunEvidence implements Witness, StateSink, AutoCloseable {

  private final Session session;
  private final StateSink states;
  private final Subjects subjects;
  private final Optional<EvidenceLog> log;
  private final String run = UUID.randomUUID().toString();
  private final Map<Write, Numbered> sent = new ConcurrentHashMap<>();

  /** A request with the number of its record. */
  private record Numbered(long number, Event.Sending sending) {}

  private RunEvidence(
      Session session, StateSink states, Subjects subjects, Optional<EvidenceLog> log) {
    this.session = session;
    this.states = states;
    this.subjects = subjects;
    this.log = log;
  }

  /**
   * Records that a run begins, with all that entitles it to its plan.
   *
   * @param state that it begins from
   */
  static RunEvidence begin(
      Session session, LockedState locked, ApplyRun.Approved approved, State state)
      throws Exception {
    RunEvidence evidence =
        new RunEvidence(session, locked, new Subjects(approved.plan(), state), Logs.open(session));
    try {
      evidence.begin(locked, approved, state);
    } catch (Exception e) {
      evidence.close();
      throw e;
    }
    return evidence;
  }

  private void begin(LockedState locked, ApplyRun.Approved approved, State state) throws Exception {
    if (log.isEmpty()) {
      return;
    }
    log.get()
        .append(new Event.Begun(
            EvidenceActor.of(session, locked, run, state),
            digested(approved).under(locked.why().ticket(), locked.why().emergency())));
    session.recorder().passOnTo(this);
  }

  private Warrant digested(ApplyRun.Approved approved) {
    Warrant warrant = approved.warrant();
    Plan plan = approved.plan();
    return warrant.digest().isPresent()
        ? warrant
        : warrant.withDigest(PlanJson.digest(
            plan,
            Header.atOnce(Version.current(), session.context().io().clock().instant())));
  }

  @Override
  public void save(State state) throws IOException {
    subjects.see(state);
    states.save(state);
  }

  @Override
  public Listener sending(Write write, String request, int attempt) throws IOException {
    Event.Sending sending = subjects.sending(run, write, request, attempt);
    long number = log.orElseThrow().append(sending);
    sent.put(write, new Numbered(number, sending));
    return answer -> came(sending, number, answer);
  }

  /** Belongs to the last request that was to do the same: which of them has done it, nobody can tell. */
  @Override
  public void found(Write write, String id) {
    Optional.ofNullable(sent.get(write))
        .ifPresent(
            s -> answered(new Event.Found(run, s.number(), id, s.sending().after())));
  }

  private void came(Event.Sending sending, long number, Answer answer) {
    answered(Subjects.sent(sending, number, answer));
  }

  private void answered(Event event) {
    try {
      log.orElseThrow().append(event);
    } catch (IOException e) {
      // the log takes no more: the next write is not sent, and the end of the run tells why
    }
  }

  /**
   * Records how the run has ended.
   *
   * @return its exit code: a success that cannot be proven is none
   */
  ExitCode ended(ApplyResult result, ExitCode code) {
    if (log.isEmpty()) {
      return code;
    }
    Console console = session.console();
    try {
      log.get().append(ended(result, code.number));
    } catch (IOException e) {
      console.problem(Problem.error("the evidence is incomplete: " + e.getMessage())
          .withHint("the state says what is done; keep the log as it is"));
      return code == ExitCode.SUCCESS ? ExitCode.ERROR : code;
    }
    long records = log.get().records();
    String head = log.get().head();
    console.progress(EvidenceText.head(records, head));
    console.event(now -> JsonLines.evidence(now, records, head));
    return code;
  }

  private Event.Ended ended(ApplyResult result, int exit) {
    Counts done = result.done();
    return new Event.Ended(
        run,
        exit,
        done.added(),
        done.changed(),
        done.destroyed(),
        result.failures().size(),
        result.state().serial());
  }

  @Override
  public void close() throws IOException {
    if (log.isPresent()) {
      log.get().close();
    }
  }
}
