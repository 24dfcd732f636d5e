package io.engagements.events.engagement;

import io.engagements.events.DomainCommand;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What makes a proposal, or may make one, with an id of its own. */
interface Proposes extends DomainCommand {

    @Nullable
    String proposalId();

    @Override
    default Map<String, String> made() {
        String id = proposalId();
        return id == null ? Map.of() : Map.of("proposalId", id);
    }
}
