/**
 * Public X.509: PEM text to blocks and certificates, certificates to facts. Knows no private key.
 *
 * <p>May import {@code model} only. Pure: text in, values out. What comes in may be hostile: every
 * failure is a checked exception.
 */
@NullMarked
package io.github.zpacert.x509;

import org.jspecify.annotations.NullMarked;
