/**
 * When changes may be made and under which ticket: the calendar of a change management. Pure: the time is an
 * argument.
 */
@NullMarked
package io.github.zpacert.change;

import org.jspecify.annotations.NullMarked;
