/**
 * Does what a plan says, step by step, with the state saved before and after every write.
 *
 * <p>Talks to the tenant and the state through interfaces alone. May import {@code plan}, {@code tenant},
 * {@code model} and {@code diag}.
 */
@NullMarked
package io.github.zpacert.apply;

import org.jspecify.annotations.NullMarked;
