/**
 * A state on a server that speaks the protocol of Terraform's HTTP backend. Loaded only when it is configured.
 *
 * <p>May import {@code state}, {@code net}, {@code retry}, {@code model} and {@code diag}.
 */
@NullMarked
package io.github.zpacert.state.http;

import org.jspecify.annotations.NullMarked;
