/**
 * What runs have done to a tenant, written down so that it can be proven later: a log of JSON lines, each of which holds
 * the digest of the one before.
 *
 * <p>May import {@code model} and {@code diag}.
 */
@NullMarked
package io.github.zpacert.evidence;

import org.jspecify.annotations.NullMarked;
