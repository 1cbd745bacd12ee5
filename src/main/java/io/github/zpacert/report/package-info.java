/**
 * What people and machines read of a plan, a run, a drift or a tenant: text, JSON, Markdown. Pure functions from values
 * to strings, and for the saved plan back.
 *
 * <p>No clock, no file, no terminal: time and colour are arguments. May import {@code plan}, {@code model} and {@code
 * diag}, and Jackson.
 */
@NullMarked
package io.github.zpacert.report;

import org.jspecify.annotations.NullMarked;
