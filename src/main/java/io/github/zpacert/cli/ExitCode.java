package io.github.zpacert.cli;

/** How a command ended, for pipelines. The numbers are a contract. */
enum ExitCode {
  SUCCESS(0, "success, or no changes"),
  ERROR(1, "an error"),
  CHANGES(2, "there are changes or drift (plan --detailed-exitcode, drift)"),
  LOCKED(10, "another run holds the state's lock"),
  STALE_PLAN(11, "the world has changed since the plan was made"),
  REFUSED(
      12, "refused by policy, protection or approval, or another tenant's state or credentials"),
  UNAUTHORIZED(13, "sign-in failed or a permission is missing"),
  UNREACHABLE(14, "the API cannot be reached or throttles for too long"),
  PARTIAL(15, "only a part was applied; the state says which"),
  EXPIRING(17, "certificates expire soon, and nothing else (drift)"),
  USAGE(64, "the command line is wrong"),
  INTERRUPTED(130, "interrupted; what was under way has ended and is in the state");

  final int number;
  final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }
}
