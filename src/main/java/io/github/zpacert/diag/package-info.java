/**
 * What the tool has to say about an input or a run, as values: places, problems, and a log.
 *
 * <p>Imports no other package of ours.
 */
@NullMarked
package io.github.zpacert.diag;

import org.jspecify.annotations.NullMarked;
