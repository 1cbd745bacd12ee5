/**
 * Tells others how a run has ended: posts a body to a webhook until it has arrived, or patience ends.
 *
 * <p>What the body says is made in {@code report}. May import {@code net}, {@code retry}, {@code model} and {@code
 * diag}.
 */
@NullMarked
package io.github.zpacert.notify;

import org.jspecify.annotations.NullMarked;
