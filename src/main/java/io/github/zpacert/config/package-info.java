/**
 * YAML files in, the typed configuration out, or every problem of every file with its place.
 *
 * <p>The only package that knows YAML. {@code ArchitectureTest} says what it may import.
 */
@NullMarked
package io.github.zpacert.config;

import org.jspecify.annotations.NullMarked;
