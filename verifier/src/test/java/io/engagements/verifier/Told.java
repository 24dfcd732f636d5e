package io.engagements.verifier;

import io.engagements.events.DomainEvent;
import io.engagements.events.Stamp;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyOpened;
import io.engagements.events.engagement.ContractEvent.LawyerAppointed;
import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.events.party.PartyEvent.PartyRegistered;
import io.engagements.events.party.PartyKind;
import io.engagements.events.party.Sealed;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.Stories;
import io.engagements.rules.TermsMother;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What the tests' log holds: e1 of Cerámica Ruiz and Lucía, in which everything happens, two attempts at it that were refused, an
 * engagement of Cerámica Ruiz with Mateo, and one of others, whose lawyer Lucía's is too. Signed five times on the way.
 */
final class Told {

    static final List<String> ENGAGEMENT = List.of("e1", "c1");
    static final List<String> CLIENT = List.of("party:ceramica-ruiz", "c1", "e1", "c3", "e3");

    private static final Stamp STAMP =
            new Stamp("ceramica-ruiz", "carmen", null, Instant.parse("2027-01-04T09:00:00Z"));

    private Told() {}

    static Operator everything() {
        return ended(begun(Operator.begun()));
    }

    /** Up to the end of e1, of which nobody has yet written down how far it goes. */
    static Operator begun(Operator operator) {
        operator.record(registered("ceramica-ruiz", PartyKind.CLIENT))
                .record(registered("lucia", PartyKind.VA))
                .record(new CandidacyOpened("c1", "ceramica-ruiz", "lucia", STAMP))
                .sign()
                .record(new CandidacyOpened("c2", "acme-books", "mateo", STAMP))
                .record(new CandidacyOpened("c3", "ceramica-ruiz", "mateo", STAMP))
                .record(hired("e2", "c2", "acme-books", "mateo"))
                .record(new LawyerAppointed("e2", "sol", STAMP))
                .record(hired("e3", "c3", "ceramica-ruiz", "mateo"));
        int told = 0;
        for (RecordedEvent<?> event : Stories.everything().history()) {
            operator.record(event.event());
            told++;
            if (told == 10 || told == 40) {
                operator.record(refused());
            }
            if (told % 30 == 0) {
                operator.sign();
            }
        }
        return operator;
    }

    static Operator ended(Operator operator) {
        return operator.commitHeads().record(registered("mateo", PartyKind.VA)).sign();
    }

    static DomainEvent registered(String id, PartyKind kind) {
        return new PartyRegistered(
                id, kind, new Sealed("bmFtZQ=="), null, null, ZoneId.of("Europe/Madrid"), "es", STAMP);
    }

    static VAHired hired(String id, String candidacyId, String clientId, String vaId) {
        return new VAHired(
                id, candidacyId, clientId, vaId, 1, TermsMother.terms().complete(), null, STAMP);
    }

    static AttemptRefused refused() {
        return new AttemptRefused("e1", "request-deliverable", List.of(RuleId.RESULT_NOT_MEANS), Map.of(), STAMP);
    }
}
