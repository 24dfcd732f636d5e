package io.engagements.rules.candidacy;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.CandidacyScenario.decline;
import static io.engagements.rules.CandidacyScenario.hire;
import static io.engagements.rules.CandidacyScenario.opened;
import static io.engagements.rules.CandidacyScenario.vetted;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.candidacy.CandidacyCommand.OfferTerms;
import io.engagements.events.candidacy.CandidacyEvent.OfferDeclined;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.CandidacyScenario;
import io.engagements.rules.tasks.Task;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The client does not take the terms offered; the candidacy goes on. */
class DeclineOfferTest {

    private static final String AT = "2027-01-11T09:00:00Z";
    private static final String LATER = "2027-01-12T09:00:00Z";

    private static CandidacyScenario declined() {
        return vetted().offered(terms()).given(decline(1), CLIENT, AT);
    }

    private static OfferTerms another() {
        return new OfferTerms("c1", terms().rounds(1).draft());
    }

    @Test
    void theReasonIsOnRecordAndTheCandidacyStaysOpen() {
        vetted().offered(terms())
                .when(decline(1), CLIENT, AT)
                .thenEvents(new OfferDeclined("c1", 1, "above what we can pay", CLIENT.stamp(Instant.parse(AT))));

        Candidacy state = declined().state();
        assertThat(state.state()).isEqualTo(Candidacy.Status.OPEN);
        assertThat(state.latestOffer().orElseThrow().declined())
                .isEqualTo(new Candidacy.Declined("above what we can pay", CLIENT.stamp(Instant.parse(AT))));
        assertThat(state.last().command()).isEqualTo("decline-offer");
    }

    @Test
    void nobodyIsHiredOnIt() {
        declined()
                .when(hire(1), CLIENT, LATER)
                .thenRefused(RuleId.TERMS_CURRENT)
                .withFacts(Map.of(
                        "termsVersion",
                        1,
                        "latestVersion",
                        1,
                        "offerExpires",
                        "2027-02-05T11:00:00Z",
                        "declinedVersions",
                        List.of(1)))
                .withNext("withdraw-candidacy");
    }

    @Test
    void theVaMayOfferAnewAndIsHiredOnThat() {
        CandidacyScenario anew = declined().given(another(), VA, LATER);

        anew.when(hire(1), CLIENT, LATER)
                .thenRefused(RuleId.TERMS_CURRENT)
                .withFact("declinedVersions", List.of(1))
                .withFact("latestVersion", 2)
                .withNext("withdraw-candidacy", "hire-va");
        anew.when(hire(2), CLIENT, LATER).thenDone();
        assertThat(anew.state().offers().get(0).declined()).isNotNull();
        assertThat(anew.state().offers().get(1).declined()).isNull();
    }

    @Test
    void onlyTheOfferThatStandsIsDeclined() {
        opened().when(decline(1), CLIENT, AT).thenRefused(RuleId.TERMS_CURRENT).withNext("withdraw-candidacy");
        declined()
                .when(decline(1), CLIENT, LATER)
                .thenRefused(RuleId.TERMS_CURRENT)
                .withFact("declinedVersions", List.of(1))
                .withNext("withdraw-candidacy");
        declined()
                .given(another(), VA, LATER)
                .when(decline(1), CLIENT, LATER)
                .thenRefused(RuleId.TERMS_CURRENT)
                .withNext("withdraw-candidacy", "decline-offer");
        declined().when(decline(2), CLIENT, LATER).thenRefused(RuleId.TERMS_CURRENT);
    }

    @Test
    void anOfferIsDeclinedToTheEndOfItsLastSecond() {
        vetted().offered(terms())
                .when(decline(1), CLIENT, "2027-02-05T11:00:00.999Z")
                .thenDone();
        vetted().offered(terms())
                .when(decline(1), CLIENT, "2027-02-05T11:00:01Z")
                .thenRefused(RuleId.TERMS_CURRENT)
                .withFact("offerExpires", "2027-02-05T11:00:00Z");
    }

    @Test
    void itIsTheVasTurnAgainUntilThereIsAnotherOffer() {
        assertThat(kinds(vetted().offered(terms()), AT)).containsExactly(Task.Kind.DECIDE_ON_CANDIDACY);
        assertThat(kinds(declined(), LATER)).containsExactly(Task.Kind.DECIDE_ON_CANDIDACY, Task.Kind.OFFER_TERMS);
        assertThat(CandidacyTasks.of(declined().state()))
                .allSatisfy(task -> assertThat(task.due()).isNull());
        assertThat(kinds(declined().given(another(), VA, LATER), LATER)).containsExactly(Task.Kind.DECIDE_ON_CANDIDACY);
    }

    @Test
    void anOfferThatExpiredIsTheVasTurnAgainAndNothingOfTheClientIsLate() {
        CandidacyScenario offered = vetted().offered(terms());
        String last = "2027-02-05T11:00:00Z";
        String after = "2027-02-05T11:00:01Z";

        assertThat(kinds(offered, last)).containsExactly(Task.Kind.DECIDE_ON_CANDIDACY);
        assertThat(CandidacyTasks.of(offered.state()).get(0).dueAt(Instant.parse(last)))
                .map(Deadline::instant)
                .contains(Instant.parse(last));
        assertThat(kinds(offered, after)).containsExactly(Task.Kind.DECIDE_ON_CANDIDACY, Task.Kind.OFFER_TERMS);
        assertThat(CandidacyTasks.of(offered.state()))
                .allSatisfy(task -> assertThat(task.dueAt(Instant.parse(after))).isEmpty());
    }

    private static List<Task.Kind> kinds(CandidacyScenario scenario, String at) {
        return CandidacyTasks.of(scenario.state()).stream()
                .filter(task -> task.isExpectedAt(Instant.parse(at)))
                .map(Task::kind)
                .toList();
    }
}
