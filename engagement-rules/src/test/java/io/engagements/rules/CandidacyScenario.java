package io.engagements.rules;

import io.engagements.events.Caller;
import io.engagements.events.candidacy.CandidacyCommand;
import io.engagements.events.candidacy.CandidacyCommand.DeclineOffer;
import io.engagements.events.candidacy.CandidacyCommand.HireVA;
import io.engagements.events.candidacy.CandidacyCommand.OfferTerms;
import io.engagements.events.candidacy.CandidacyCommand.RecordVettingCheck;
import io.engagements.events.candidacy.CandidacyCommand.WaiveVettingCheck;
import io.engagements.events.candidacy.CandidacyCommand.WithdrawCandidacy;
import io.engagements.events.candidacy.CandidacyEvent;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyOpened;
import io.engagements.events.candidacy.Criterion;
import io.engagements.events.candidacy.Outcome;
import io.engagements.rules.candidacy.Candidacy;
import io.engagements.rules.candidacy.CandidacyDecisions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One candidacy told as a story: c1, of Cerámica Ruiz with Lucía. */
public final class CandidacyScenario {

    public static final String OPENED_AT = "2027-01-04T09:00:00Z";

    private Candidacy state = Candidacy.evolve(
            null, new CandidacyOpened("c1", "ceramica-ruiz", "lucia", Callers.CLIENT.stamp(Instant.parse(OPENED_AT))));

    private CandidacyScenario() {}

    public static CandidacyScenario opened() {
        return new CandidacyScenario();
    }

    /** All ten checks are satisfied. */
    public static CandidacyScenario vetted() {
        CandidacyScenario scenario = opened();
        for (Criterion criterion : Criterion.values()) {
            scenario.given(record(criterion, Outcome.SATISFIED), Callers.CLIENT, OPENED_AT);
        }
        return scenario;
    }

    public CandidacyScenario given(CandidacyCommand command, Caller by, String at) {
        when(command, by, at).thenDone();
        return this;
    }

    /** Lucía offers terms at noon of Wednesday 6 January 2027 in Madrid. */
    public CandidacyScenario offered(TermsMother terms) {
        return given(new OfferTerms("c1", terms.draft()), Callers.VA, "2027-01-06T11:00:00Z");
    }

    public io.engagements.rules.Outcome when(CandidacyCommand command, Caller by, String at) {
        Decision decision =
                CandidacyDecisions.decide(state, command, by, Instant.parse(at).truncatedTo(ChronoUnit.SECONDS));
        if (decision instanceof Decision.Done done) {
            done.events().stream()
                    .filter(CandidacyEvent.class::isInstance)
                    .map(CandidacyEvent.class::cast)
                    .forEach(event -> state = Candidacy.evolve(state, event));
        }
        return new io.engagements.rules.Outcome(decision, by);
    }

    public Candidacy state() {
        return state;
    }

    public static RecordVettingCheck record(Criterion criterion, Outcome outcome) {
        return new RecordVettingCheck("c1", criterion, outcome, "seen on 4 January");
    }

    public static WaiveVettingCheck waive(Criterion criterion) {
        return new WaiveVettingCheck("c1", criterion, "known from an earlier project");
    }

    public static WithdrawCandidacy withdraw() {
        return new WithdrawCandidacy("c1", "when in doubt");
    }

    public static DeclineOffer decline(int termsVersion) {
        return new DeclineOffer("c1", termsVersion, "above what we can pay");
    }

    public static HireVA hire(int termsVersion) {
        return new HireVA("e1", "c1", termsVersion);
    }
}
