package io.github.zpacert.report;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.github.zpacert.model.Code;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** The explanation of every code. */
public final class Explanations {

  private static final ImmutableMap<Code, Explanation> ALL = all();

  private Explanations() {}

  public static Explanation of(Code code) {
    Explanation explanation = ALL.get(code);
    if (explanation == null) {
      throw new IllegalStateException("nobody has explained " + code);
    }
    return explanation;
  }

  private static ImmutableMap<Code, Explanation> all() {
    Map<Code, Explanation> all = new EnumMap<>(Code.class);
    Stream.of(GateExplanations.ALL, PlanExplanations.ALL)
        .flatMap(part -> part.stream())
        .forEach(e -> all.put(e.code(), e));
    return Maps.immutableEnumMap(all);
  }
}
