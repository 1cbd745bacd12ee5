/**
 * Certificate material: where it comes from, whether it is fit for use, and the blob that is uploaded.
 *
 * <p>The only package that reads private keys. May import {@code x509}, {@code model} and {@code diag}.
 */
@NullMarked
package io.github.zpacert.material;

import org.jspecify.annotations.NullMarked;
