/**
 * A state in an S3-compatible store. Loaded, with the SDK, only when it is configured.
 *
 * <p>The only package that knows the AWS SDK. May import {@code state}, {@code net}, {@code model} and {@code diag}.
 */
@NullMarked
package io.github.zpacert.state.s3;

import org.jspecify.annotations.NullMarked;
