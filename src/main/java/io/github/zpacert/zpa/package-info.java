/**
 * The tenant over HTTP: sign-in, requests, paging, pace, repeats. Adapter of the {@code tenant} port, for OneAPI and
 * legacy alike.
 *
 * <p>May import {@code tenant}, {@code retry}, {@code x509}, {@code model} and {@code diag}.
 */
@NullMarked
package io.github.zpacert.zpa;

import org.jspecify.annotations.NullMarked;
