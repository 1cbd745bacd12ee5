/**
 * Who has approved a plan: OpenSSH's signatures, who may make them, and whether they are enough.
 *
 * <p>Works on bytes and texts that it is handed; reads no file, no clock, and never sees a private key.
 */
@NullMarked
package io.github.zpacert.approval;

import org.jspecify.annotations.NullMarked;
