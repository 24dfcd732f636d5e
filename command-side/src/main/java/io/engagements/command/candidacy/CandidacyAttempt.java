package io.engagements.command.candidacy;

import io.engagements.command.attempt.CommandEnvelope;
import io.engagements.events.Caller;
import io.engagements.events.candidacy.CandidacyCommand;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** An attempt at a candidacy that exists. */
public record CandidacyAttempt(
        @TargetAggregateIdentifier String target,
        CandidacyCommand command,
        Caller by,
        Instant receivedAt,
        @Nullable Long expectedVersion)
        implements CommandEnvelope {}
