package io.github.zpacert.state;

import io.github.zpacert.model.State;
import java.util.Optional;

/**
 * A state as a text holds it.
 *
 * @param version of the format
 * @param checksum SHA-256 in hexadecimal, of the text without it; absent in versions that had none
 */
record StoredState(State state, int version, Optional<String> checksum) {}
