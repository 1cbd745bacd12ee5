/**
 * The state lockfile: what we own, kept between runs, and the lock that makes one run at a time its writer.
 *
 * <p>The only package that writes state. May import {@code model} and {@code diag}.
 */
@NullMarked
package io.github.zpacert.state;

import org.jspecify.annotations.NullMarked;
