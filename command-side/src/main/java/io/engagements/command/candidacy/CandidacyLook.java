package io.engagements.command.candidacy;

import io.engagements.command.store.AggregateLook;
import io.engagements.rules.candidacy.Candidacy;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A candidacy as it stands. */
@Component
public class CandidacyLook {

    private final AggregateLook aggregates;

    CandidacyLook(AggregateLook aggregates) {
        this.aggregates = aggregates;
    }

    /** Empty when there is none. */
    public Optional<Candidacy> at(String candidacyId) {
        return aggregates.at(CandidacyAggregate.class, candidacyId, CandidacyAggregate::state);
    }
}
