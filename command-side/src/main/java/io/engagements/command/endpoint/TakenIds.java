package io.engagements.command.endpoint;

import io.engagements.command.candidacy.CandidacyLook;
import io.engagements.command.engagement.EngagementLook;
import io.engagements.events.Caller;
import io.engagements.events.DomainCommand;
import io.engagements.events.candidacy.CandidacyCommand.HireVA;
import io.engagements.events.candidacy.CandidacyCommand.OpenCandidacy;
import io.engagements.events.party.PartyCommand.RegisterParty;
import io.engagements.rules.engagement.EngagementDecisions;
import io.engagements.support.security.Denial;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What is said when something was to begin under an id and could not be stored: whoever may know what stands there is
 * told that it does; everybody else hears what he hears when somebody wrote at the same moment.
 */
@Component
class TakenIds {

    private final CandidacyLook candidacies;
    private final EngagementLook engagements;

    TakenIds(CandidacyLook candidacies, EngagementLook engagements) {
        this.candidacies = candidacies;
        this.engagements = engagements;
    }

    /** The answer to a command that lost against what was stored before or at the same moment. */
    Answer lost(DomainCommand command, Caller by) {
        return begun(command)
                .filter(id -> knows(command, id, by))
                .map(Answers::taken)
                .orElseGet(Answers::lost);
    }

    private static Optional<String> begun(DomainCommand command) {
        if (command instanceof HireVA hire) {
            return Optional.ofNullable(hire.engagementId());
        } else if (command instanceof OpenCandidacy open) {
            return Optional.ofNullable(open.candidacyId());
        }
        return command instanceof RegisterParty register ? Optional.ofNullable(register.partyId()) : Optional.empty();
    }

    /** Candidacies and engagements have their ids from one space; parties are the operator's to know. */
    private boolean knows(DomainCommand command, String id, Caller by) {
        if (command instanceof RegisterParty) {
            return true;
        }
        Optional<Boolean> visible = candidacies
                .at(id)
                .map(candidacy -> candidacy.isPartyTo(by))
                .or(() -> engagements.at(id).map(engagement -> EngagementDecisions.isVisible(engagement, by)));
        if (visible.isPresent() && !visible.get()) {
            Denial.foreign(id);
        }
        return visible.orElse(false);
    }
}
