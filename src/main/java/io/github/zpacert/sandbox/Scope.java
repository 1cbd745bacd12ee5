package io.github.zpacert.sandbox;

import com.google.common.collect.ImmutableSet;

/**
 * Whose objects a call is about.
 *
 * @param owner the one microtenant whose own are meant, Default if none is named
 * @param inherited the ids of those whose objects are in a list of a kind that is inherited: all if none is named
 */
record Scope(MicrotenantRow owner, ImmutableSet<String> inherited) {

  static Scope of(Call call, World world) throws Refusal {
    String id = call.parameter("microtenantId").orElse(MicrotenantRow.DEFAULT_ID);
    MicrotenantRow owner = world.microtenant(id).orElseThrow(() -> Refusal.notFound(id));
    boolean named = call.parameter("microtenantId").isPresent();
    return new Scope(
        owner, named ? ImmutableSet.of(id, MicrotenantRow.DEFAULT_ID) : world.microtenantIds());
  }
}
