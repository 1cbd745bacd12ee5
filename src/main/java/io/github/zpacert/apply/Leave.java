package io.github.zpacert.apply;

import java.util.function.BooleanSupplier;

/** Whether a run may still write. Asked before each step, by several threads; what has been denied stays denied. */
public interface Leave {

  /** Whether an action that has begun may take its next step. */
  boolean toGoOn();

  /** Whether another action may begin. */
  boolean toBegin();

  /** A leave that ends for everything at once. */
  static Leave until(BooleanSupplier over) {
    return new Leave() {
      @Override
      public boolean toGoOn() {
        return !over.getAsBoolean();
      }

      @Override
      public boolean toBegin() {
        return toGoOn();
      }
    };
  }
}
