package io.github.zpacert.config;

import io.github.zpacert.diag.Position;
import io.github.zpacert.material.Source;

/**
 * Where the key comes from with which the state is encrypted. Nothing of it has been read.
 *
 * @param isPassphrase whether the source gives a passphrase, and not the key itself
 * @param at where the files say so
 */
public record Encryption(boolean isPassphrase, Source source, Position at) {}
