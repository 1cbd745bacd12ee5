/**
 * The embedded ZPA: a real HTTP server on a loopback port that answers as the documented and recorded one does.
 *
 * <p>Knows the wire and never our client: may import {@code x509} and {@code diag} only. What the real ZPA does
 * where nobody has recorded it is a choice of ours, and said so where it is made.
 */
@NullMarked
package io.github.zpacert.sandbox;

import org.jspecify.annotations.NullMarked;
