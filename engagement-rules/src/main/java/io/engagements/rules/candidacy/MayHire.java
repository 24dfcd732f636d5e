package io.engagements.rules.candidacy;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.candidacy.CandidacyCommand;
import io.engagements.events.candidacy.CandidacyCommand.DeclineOffer;
import io.engagements.events.candidacy.CandidacyCommand.HireVA;
import io.engagements.events.candidacy.CandidacyCommand.OfferTerms;
import io.engagements.events.candidacy.CandidacyCommand.RecordVettingCheck;
import io.engagements.events.candidacy.CandidacyCommand.WithdrawCandidacy;
import io.engagements.events.candidacy.Criterion;
import io.engagements.events.candidacy.Outcome;
import io.engagements.events.terms.Fee;
import io.engagements.events.terms.TermsDraft;
import io.engagements.rules.Decision;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Function;

/**
 * What each act of one side's about a candidacy would come to, decided as the command would be, with the likeliest contents:
 * the latest offer, where one is named. Nothing happens.
 */
public record MayHire(Decision check, Decision offer, Decision decline, Decision hire, Decision withdraw) {

    private static final String ANY = "?";

    /** @param side client or VA */
    public static MayHire of(Candidacy candidacy, Role side, Instant at) {
        String id = candidacy.candidacyId();
        int latest = candidacy.latestOffer().map(Candidacy.Offer::version).orElse(0);
        String party = side == Role.CLIENT ? candidacy.clientId() : candidacy.vaId();
        Caller by = new Caller(party, ANY, null, Set.of(side));
        Function<CandidacyCommand, Decision> trial = command -> CandidacyDecisions.decide(candidacy, command, by, at);
        return new MayHire(
                trial.apply(new RecordVettingCheck(id, Criterion.EXPERIENCE, Outcome.SATISFIED, ANY)),
                trial.apply(new OfferTerms(id, usual())),
                trial.apply(new DeclineOffer(id, latest, ANY)),
                trial.apply(new HireVA(ANY, id, latest)),
                trial.apply(new WithdrawCandidacy(id, ANY)));
    }

    private static TermsDraft usual() {
        return TermsDraft.usual(new Fee(BigDecimal.ONE, "USD", Fee.Per.HOUR), ZoneId.of("UTC"));
    }
}
