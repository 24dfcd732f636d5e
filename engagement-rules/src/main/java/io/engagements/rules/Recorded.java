package io.engagements.rules;

import io.engagements.events.DomainEvent;

/** An event with the id under which it is stored. */
public record Recorded<E extends DomainEvent>(String id, E event) {}
