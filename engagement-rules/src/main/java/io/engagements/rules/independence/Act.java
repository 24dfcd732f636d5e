package io.engagements.rules.independence;

import io.engagements.events.Role;
import io.engagements.rules.EventRef;
import org.jspecify.annotations.Nullable;

/**
 * Something that a side did.
 *
 * @param by client or VA; absent when time itself did it
 * @param ref which event that was
 */
public record Act(@Nullable Role by, EventRef ref) {}
