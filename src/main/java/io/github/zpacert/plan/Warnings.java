package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Desired;
import java.util.Optional;
import java.util.stream.Stream;

/** What a reviewer should know of the certificates that a plan uploads, though nothing forbids them. */
final class Warnings {

  private Warnings() {}

  static ImmutableList<Problem> of(
      ImmutableList<Action> actions, World world, PlanRequest request) {
    Stream<Problem> ofUploads = actions.stream()
        .filter(Uploads::isUpload)
        .flatMap(a -> Optional.ofNullable(world.desired().get(a.address())).stream())
        .flatMap(Warnings::of);
    Stream<Problem> ofReplaces = actions.stream()
        .filter(Action.Replace.class::isInstance)
        .flatMap(a -> Coverage.warnings((Action.Replace) a, world, request));
    return Stream.of(ofUploads, ofReplaces, world.usage().gaps().stream())
        .flatMap(problems -> problems)
        .collect(ImmutableList.toImmutableList());
  }

  private static Stream<Problem> of(Desired desired) {
    CertificateFacts facts = desired.facts();
    Stream.Builder<Problem> problems = Stream.builder();
    if (facts.sans().isEmpty()) {
      problems.add(
          warning(desired, "has no subject alternative name: browsers refuse such certificates"));
    }
    if (!facts.key().startsWith("RSA")) {
      problems.add(
          warning(desired, "has a key of type " + facts.key() + ": ZPA documents RSA keys only"));
    }
    return problems.build();
  }

  private static Problem warning(Desired desired, String message) {
    return Problem.warning(desired.declaredAt(), "\"" + desired.address() + "\" " + message);
  }
}
