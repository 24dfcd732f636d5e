package io.engagements.standalone.demo;

import io.engagements.events.candidacy.CandidacyCommand.HireVA;
import io.engagements.events.candidacy.CandidacyCommand.OfferTerms;
import io.engagements.events.candidacy.CandidacyCommand.OpenCandidacy;
import io.engagements.events.candidacy.CandidacyCommand.RecordVettingCheck;
import io.engagements.events.candidacy.CandidacyCommand.WaiveVettingCheck;
import io.engagements.events.candidacy.Criterion;
import io.engagements.events.candidacy.Outcome;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.terms.TermsDraft;

/** How a client considers a VA. */
final class CandidacyTale {

    private final Tale tale;
    private final String id;

    CandidacyTale(Tale tale, String id) {
        this.tale = tale;
        this.id = id;
    }

    CandidacyTale on(int day, String time) {
        tale.on(day, time);
        return this;
    }

    CandidacyTale opened() {
        tale.client(new OpenCandidacy(id, tale.va()));
        return this;
    }

    /** Satisfied in all ten points; the evidence in their order. */
    CandidacyTale vetted(String... evidence) {
        for (Criterion criterion : Criterion.values()) {
            satisfied(criterion, evidence[criterion.ordinal()]);
        }
        return this;
    }

    CandidacyTale satisfied(Criterion criterion, String evidence) {
        return checked(criterion, Outcome.SATISFIED, evidence);
    }

    CandidacyTale checked(Criterion criterion, Outcome outcome, String evidence) {
        tale.client(new RecordVettingCheck(id, criterion, outcome, evidence));
        return this;
    }

    CandidacyTale waived(Criterion criterion, String reason) {
        tale.client(new WaiveVettingCheck(id, criterion, reason));
        return this;
    }

    CandidacyTale offered(TermsDraft terms) {
        tale.va(new OfferTerms(id, terms));
        return this;
    }

    CandidacyTale hired(String engagement) {
        tale.client(new HireVA(engagement, id, 1));
        return this;
    }

    CandidacyTale hiredInVain(RuleId rule, String engagement) {
        tale.clientInVain(rule, new HireVA(engagement, id, 1));
        return this;
    }
}
