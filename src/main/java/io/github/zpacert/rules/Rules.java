package io.github.zpacert.rules;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelOptions;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.model.Level;
import io.github.zpacert.model.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rules that are ready to judge a plan. An expression sees one variable, {@code plan}: the document of the saved plan.
 * It reaches nothing else, and is stopped when it takes too many steps.
 */
public final class Rules {

  /** The name of the variable. */
  static final String PLAN = "plan";

  /**
   * How many items all loops of one expression may go through: a thousand certificates with two hundred for each, in
   * about a second.
   */
  private static final int MOST_STEPS = 200_000;

  private static final int MOST_CHARACTERS = 20_000;

  private static final CelOptions OPTIONS = CelOptions.current()
      .comprehensionMaxIterations(MOST_STEPS)
      .maxExpressionCodePointSize(MOST_CHARACTERS)
      .build();

  private final ImmutableList<CompiledRule> compiled;

  private Rules(ImmutableList<CompiledRule> compiled) {
    this.compiled = compiled;
  }

  /**
   * Compiles rules; those that are off too, so that nobody is surprised when they are on again.
   *
   * @throws ProblemException with all that is wrong with all of them
   */
  public static Rules compile(List<Rule> rules) throws ProblemException {
    CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder()
        .setOptions(OPTIONS)
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .addVar(PLAN, MapType.create(SimpleType.STRING, SimpleType.DYN))
        .build();
    // the newer runtime copies a list for each item that "filter" or "map" takes: seconds for a
    // thousand
    CelRuntime runtime =
        CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(OPTIONS).build();
    List<CompiledRule> compiled = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Rule rule : rules) {
      try {
        compiled.add(CompiledRule.of(rule, compiler, runtime));
      } catch (ProblemException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return new Rules(ImmutableList.copyOf(compiled));
  }

  /**
   * Returns what the rules say: an error for each that refuses the plan or cannot judge it, a warning for each that
   * warns.
   *
   * @param plan the document: maps, lists, texts, whole numbers, booleans; absent values are {@link Absent#VALUE}
   */
  public ImmutableList<Problem> judge(Map<String, Object> plan) {
    return compiled.stream()
        .filter(r -> r.rule().level() != Level.OFF)
        .flatMap(r -> r.judge(plan).stream())
        .collect(ImmutableList.toImmutableList());
  }
}
