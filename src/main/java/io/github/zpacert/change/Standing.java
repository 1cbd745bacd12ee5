package io.github.zpacert.change;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether changes may be made at a moment.
 *
 * @param freeze that forbids it, if one does
 * @param turns when that changes next; absent: as far as can be foreseen, never
 */
public record Standing(boolean isOpen, Optional<Freeze> freeze, Optional<Instant> turns) {}
