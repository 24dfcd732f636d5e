package io.engagements.standalone.demo;

import io.engagements.events.Caller;
import io.engagements.events.DomainCommand;
import io.engagements.events.refusal.RuleId;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that somebody does in the story.
 *
 * @param refusedBy the first rule that says no to it
 */
record Step(Instant at, Caller by, DomainCommand command, Optional<RuleId> refusedBy) {}
