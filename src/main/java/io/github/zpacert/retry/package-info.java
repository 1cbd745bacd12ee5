/**
 * When to try again: pure arithmetic over attempts, waits and what the server asked for.
 *
 * <p>Nothing here sleeps, reads a clock or throws dice. Imports no other package of ours.
 */
@NullMarked
package io.github.zpacert.retry;

import org.jspecify.annotations.NullMarked;
