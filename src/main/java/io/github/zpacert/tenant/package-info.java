/**
 * The port: ZPA's certificates in the domain's words, and the one exception that calls to it may throw.
 *
 * <p>May import {@code model} only; adapters and fakes implement it.
 */
@NullMarked
package io.github.zpacert.tenant;

import org.jspecify.annotations.NullMarked;
