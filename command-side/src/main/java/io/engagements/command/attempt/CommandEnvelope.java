package io.engagements.command.attempt;

import io.engagements.events.Caller;
import io.engagements.events.DomainCommand;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A command on its way to the aggregate that decides it. */
public interface CommandEnvelope {

    /** The candidacy, engagement or party that decides, under the id of its events. */
    String target();

    DomainCommand command();

    Caller by();

    /** The domain clock's whole second at which the server received it. */
    Instant receivedAt();

    /** The version at which the aggregate must be; absent when the caller does not care. */
    @Nullable
    Long expectedVersion();
}
