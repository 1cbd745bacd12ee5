/**
 * The user's own rules about plans, written in CEL. Loaded only where there are any.
 *
 * <p>Knows a plan as its document alone, and is the only package that knows the language. May import {@code model} and
 * {@code diag}.
 */
@NullMarked
package io.github.zpacert.rules;

import org.jspecify.annotations.NullMarked;
