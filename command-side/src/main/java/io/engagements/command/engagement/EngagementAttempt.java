package io.engagements.command.engagement;

import io.engagements.command.attempt.CommandEnvelope;
import io.engagements.events.Caller;
import io.engagements.events.engagement.EngagementCommand;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** An attempt at an engagement. */
public record EngagementAttempt(
        @TargetAggregateIdentifier String target,
        EngagementCommand command,
        Caller by,
        Instant receivedAt,
        @Nullable Long expectedVersion)
        implements CommandEnvelope {}
