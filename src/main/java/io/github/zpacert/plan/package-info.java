/**
 * The pure core: desired, live and state in, a plan out.
 *
 * <p>Nothing here reads a file, a clock or a socket, and nothing here prints. May import {@code model}
 * and {@code diag} only.
 */
@NullMarked
package io.github.zpacert.plan;

import org.jspecify.annotations.NullMarked;
