/**
 * A state in a table of a PostgreSQL database. Loaded, with the driver, only when it is configured.
 *
 * <p>The only package that knows JDBC. May import {@code state}, {@code net}, {@code model} and {@code diag}.
 */
@NullMarked
package io.github.zpacert.state.postgres;

import org.jspecify.annotations.NullMarked;
