/**
 * The domain's values: what is desired, what is live, what is owned. All immutable, all free of I/O.
 *
 * <p>May import {@code diag} only.
 */
@NullMarked
package io.github.zpacert.model;

import org.jspecify.annotations.NullMarked;
