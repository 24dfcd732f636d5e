package io.engagements.command.timer;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Time has come: the engagement records every fact that fell due up to {@code now}. */
public record Wake(@TargetAggregateIdentifier String engagementId, Instant now) {}
