/**
 * The way to other hosts, the same for all of them: proxies, trust, and what it means when no answer comes.
 *
 * <p>Knows HttpClient, and nothing of what is asked for. May import {@code x509}, {@code model} and {@code diag}.
 */
@NullMarked
package io.github.zpacert.net;

import org.jspecify.annotations.NullMarked;
