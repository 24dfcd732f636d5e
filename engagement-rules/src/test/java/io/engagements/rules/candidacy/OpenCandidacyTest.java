package io.engagements.rules.candidacy;

import static io.engagements.rules.Callers.AUDITOR;
import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.CLIENT_AS_VA;
import static io.engagements.rules.Callers.DIRECTORY;
import static io.engagements.rules.Callers.OTHER_CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Callers.directory;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.candidacy.CandidacyCommand.OpenCandidacy;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyOpened;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Directory;
import io.engagements.rules.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenCandidacyTest {

    private static final Instant AT = Instant.parse("2027-01-04T09:00:00Z");

    private static Outcome open(String vaId, Caller by, Directory directory) {
        return new Outcome(CandidacyDecisions.open(new OpenCandidacy("c1", vaId), by, AT, directory), by);
    }

    @Test
    void aClientOpensACandidacyWithAVa() {
        open("lucia", CLIENT, DIRECTORY)
                .thenEvents(new CandidacyOpened("c1", "ceramica-ruiz", "lucia", CLIENT.stamp(AT)));
    }

    @Test
    void aClientWithAnOpenCandidacyWithThisVaIsToldWhichOne() {
        open("lucia", CLIENT, directory("c0"))
                .thenRefused(RuleId.ONE_OPEN_CANDIDACY)
                .withFacts(Map.of("openCandidacyId", "c0"))
                .withNext("withdraw-candidacy");
    }

    @Test
    void anotherVaOrAnotherClientIsAnotherMatter() {
        open("mateo", CLIENT, directory("c0")).thenDone();
        open("lucia", OTHER_CLIENT, directory("c0")).thenDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "ceramica-ruiz", "sol"})
    void onlyARegisteredVaIsConsidered(String vaId) {
        open(vaId, CLIENT, DIRECTORY).thenInvalid("/vaId");
    }

    @Test
    void nobodyButAClientMayOpenOne() {
        open("lucia", VA, DIRECTORY).thenForbidden();
        open("lucia", AUDITOR, DIRECTORY).thenForbidden();
        open("lucia", CLIENT_AS_VA, DIRECTORY).thenForbidden();
        open("lucia", new Caller(null, "carmen", null, Set.of(Role.CLIENT)), DIRECTORY)
                .thenForbidden();
    }
}
