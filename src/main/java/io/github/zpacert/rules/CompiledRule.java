package io.github.zpacert.rules;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.model.Level;
import io.github.zpacert.model.Rule;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One rule with its expression, which gives true, or a list of whatever meets it. */
record CompiledRule(Rule rule, CelRuntime.Program program) {

  private static final int MOST_NAMED = 10;
  private static final String RESULT = "true or false, or a list of texts";

  static CompiledRule of(Rule rule, CelCompiler compiler, CelRuntime runtime)
      throws ProblemException {
    CelValidationResult result = compiler.compile(rule.expression());
    if (result.hasError()) {
      throw new ProblemException(result.getErrors().stream()
          .map(issue -> problem(rule, issue))
          .collect(ImmutableList.toImmutableList()));
    }
    try {
      CelAbstractSyntaxTree tree = result.getAst();
      if (!isVerdict(tree.getResultType())) {
        throw new ProblemException(
            problem(rule, "gives " + tree.getResultType().name() + ", not " + RESULT));
      }
      return new CompiledRule(rule, runtime.createProgram(tree));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new ProblemException(problem(rule, "cannot be used: " + firstLine(e)));
    }
  }

  private static boolean isVerdict(CelType type) {
    return type.equals(SimpleType.BOOL) || type.equals(SimpleType.DYN) || type instanceof ListType;
  }

  private static Problem problem(Rule rule, CelIssue issue) {
    var at = issue.getSourceLocation();
    // the language counts columns from 0
    return problem(
        rule,
        "is wrong at " + at.getLine() + ":" + (at.getColumn() + 1) + ": "
            + issue.getMessage().replace(" (in container '')", ""));
  }

  private static Problem problem(Rule rule, String predicate) {
    return Problem.error(rule.at(), "the expression of rule \"" + rule.name() + "\" " + predicate);
  }

  Optional<Problem> judge(Map<String, Object> plan) {
    try {
      return verdict(program.eval(Map.of(Rules.PLAN, plan)));
    } catch (CelEvaluationException | RuntimeException e) {
      // whatever the library throws: a rule that cannot be asked has not agreed
      return Optional.of(failure(withoutPlace(firstLine(e))));
    }
  }

  private Optional<Problem> verdict(Object result) {
    if (result instanceof Boolean isMet) {
      return isMet ? Optional.of(met("")) : Optional.empty();
    }
    if (result instanceof Collection<?> found
        && found.stream().allMatch(String.class::isInstance)) {
      return found.isEmpty() ? Optional.empty() : Optional.of(met(": " + named(found)));
    }
    return Optional.of(failure("it does not give " + RESULT));
  }

  private static String named(Collection<?> found) {
    int more = found.size() - MOST_NAMED;
    return found.stream().limit(MOST_NAMED).map(Object::toString).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private Problem met(String what) {
    String message = rule.message() + what;
    Problem problem = rule.level() == Level.DENY
        ? Problem.error(rule.at(), message)
        : Problem.warning(rule.at(), message);
    return problem.withCode(rule.code());
  }

  /** A rule that cannot judge must not be taken for one that agrees, not even one that only warns. */
  private Problem failure(String reason) {
    return problem(rule, "cannot judge this plan: " + reason)
        .withHint("correct it, or say \"level: off\" at the rule")
        .withCode(rule.code());
  }

  /** The library counts characters, which nobody else does. */
  private static String withoutPlace(String message) {
    return message.replaceFirst("^evaluation error at <input>:[0-9]+: ", "");
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
