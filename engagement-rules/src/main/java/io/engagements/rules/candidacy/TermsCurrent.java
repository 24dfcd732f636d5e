package io.engagements.rules.candidacy;

import io.engagements.events.candidacy.CandidacyCommand;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Rule;
import io.engagements.rules.candidacy.Candidacy.Offer;
import io.engagements.rules.candidacy.Candidacy.Standing;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code TERMS-CURRENT}: who hires, or declines an offer, names the latest offered version, and the offer and its term
 * still run and nobody declined it.
 *
 * @param otherwise true when nothing else keeps from it
 */
record TermsCurrent(Candidacy candidacy, CandidacyCommand command, int named, Instant at, boolean otherwise)
        implements Rule {

    @Override
    public RuleId id() {
        return RuleId.TERMS_CURRENT;
    }

    @Override
    public boolean holds() {
        return standing().filter(offer -> offer.version() == named).isPresent();
    }

    private Optional<Offer> standing() {
        return candidacy.latestOffer().filter(offer -> offer.standingAt(at) == Standing.STANDS);
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("termsVersion", named);
        candidacy.latestOffer().ifPresent(offer -> {
            facts.put("latestVersion", offer.version());
            facts.put("offerExpires", offer.expires().instant().toString());
            Deadline lastDay = Deadlines.endOf(offer.terms());
            if (lastDay != null) {
                facts.put("lastDay", lastDay.instant().toString());
            }
        });
        if (!declined().isEmpty()) {
            facts.put("declinedVersions", declined());
        }
        return facts;
    }

    private List<Integer> declined() {
        return candidacy.offers().stream()
                .filter(offer -> offer.declined() != null)
                .map(Offer::version)
                .toList();
    }

    /** The same with another version, where there is one that stands. */
    @Override
    public List<String> next() {
        return standing().isPresent() && otherwise
                ? List.of("withdraw-candidacy", command.commandName())
                : List.of("withdraw-candidacy");
    }
}
