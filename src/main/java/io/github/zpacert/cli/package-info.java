/**
 * Flags in, exit code out: the commands, and the wiring of everything else.
 *
 * <p>The only package that prints, reads the environment or knows picocli. May import all others.
 */
@NullMarked
package io.github.zpacert.cli;

import org.jspecify.annotations.NullMarked;
