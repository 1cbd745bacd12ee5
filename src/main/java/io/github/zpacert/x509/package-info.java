/**
 * Public X.509: PEM text to certificates, certificates to facts. Knows no private key.
 *
 * <p>May import {@code model} only. Pure: text in, values out.
 */
@NullMarked
package io.github.zpacert.x509;

import org.jspecify.annotations.NullMarked;
