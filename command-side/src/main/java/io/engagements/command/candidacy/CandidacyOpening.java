package io.engagements.command.candidacy;

import io.engagements.command.attempt.CommandEnvelope;
import io.engagements.events.Caller;
import io.engagements.events.candidacy.CandidacyCommand.OpenCandidacy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An attempt at opening a candidacy: there is no aggregate yet. */
public record CandidacyOpening(
        String target,
        OpenCandidacy command,
        Caller by,
        Instant receivedAt,
        @Nullable Long expectedVersion) implements CommandEnvelope {}
