package io.engagements.rules.metrics;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.acceptDue;
import static io.engagements.rules.Commands.acceptPause;
import static io.engagements.rules.Commands.acceptTerms;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.declineTerms;
import static io.engagements.rules.Commands.input;
import static io.engagements.rules.Commands.proposeDue;
import static io.engagements.rules.Commands.proposePause;
import static io.engagements.rules.Commands.proposeTerms;
import static io.engagements.rules.Commands.provide;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.Stories.ASKED;
import static io.engagements.rules.Stories.committed;
import static io.engagements.rules.Stories.improving;
import static io.engagements.rules.TermsMother.terms;
import static io.engagements.rules.metrics.Metric.CHANGE_PRESSURE;
import static io.engagements.rules.metrics.Metric.EXTENSIONS;
import static io.engagements.rules.metrics.Metric.IMPROVEMENT_ON_TIME;
import static io.engagements.rules.metrics.Metric.MISSED;
import static io.engagements.rules.metrics.Metric.ON_TIME_AGREED;
import static io.engagements.rules.metrics.Metric.ON_TIME_ORIGINAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.engagements.events.Caller;
import io.engagements.rules.EngagementScenario;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers about what was proposed; the due of d1 is Friday 29 January 17:00Z. */
class AgreedDuesTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final String BEFORE = "2027-01-29T12:00:00Z";
    private static final String ACCEPTED = "2027-01-30T12:00:00Z";
    private static final String LATER = "2027-02-10T00:00:00Z";

    private static EngagementScenario extended(Caller asking, Caller agreeing) {
        return committed()
                .given(proposeDue("p1", "d1", "2027-02-01T18:00"), asking, BEFORE)
                .given(acceptDue("d1"), agreeing, ACCEPTED)
                .given(submit("d1"), VA, "2027-02-01T12:00:00Z");
    }

    @Test
    void whatTheVaAskedForIsInTimeByTheAgreedDueOnly() {
        Numbers numbers = Numbers.of(extended(VA, CLIENT), LATER);

        assertThat(numbers.share(ON_TIME_AGREED)).isEqualTo(new Share(1, 1));
        assertThat(numbers.share(ON_TIME_ORIGINAL)).isEqualTo(new Share(0, 1));
        assertThat(numbers.share(MISSED)).isEqualTo(new Share(0, 1));
        assertThat(Extensions.of(numbers.items(EXTENSIONS))).isEqualTo(new Extensions(1, 0));
        assertThat(numbers.because(ON_TIME_AGREED, "d1")).contains("ev-5");
    }

    @Test
    void asOfBeforeTheAcceptanceItIsStillMissed() {
        Numbers numbers = Numbers.of(extended(VA, CLIENT), "2027-01-30T11:59:59Z");
        assertThat(numbers.share(ON_TIME_AGREED)).isEqualTo(new Share(0, 1));
        assertThat(Extensions.of(numbers.items(EXTENSIONS))).isEqualTo(new Extensions(0, 0));

        numbers = Numbers.of(extended(VA, CLIENT), ACCEPTED);
        assertThat(numbers.share(ON_TIME_AGREED)).isEqualTo(new Share(0, 0));
        assertThat(numbers.share(ON_TIME_ORIGINAL)).isEqualTo(new Share(0, 1));
    }

    @Test
    void whatTheClientAskedForIsLeftOutOfTheOriginalDues() {
        Numbers numbers = Numbers.of(extended(CLIENT, VA), LATER);

        assertThat(numbers.leftOut(ON_TIME_ORIGINAL)).containsExactly("d1 CLIENT_ASKED");
        assertThat(numbers.items(ON_TIME_ORIGINAL)).singleElement().satisfies(item -> assertThat(item.amount())
                .isEqualTo(72 * 3_600));
        assertThat(Extensions.of(numbers.items(EXTENSIONS))).isEqualTo(new Extensions(0, 1));
    }

    /** The input came 24 h late, a pause ran for 72 h, and the client asked for a week more. */
    @Test
    void whatIsLeftOutForSeveralCausesNamesEachWithItsOwnTime() {
        EngagementScenario story = hired().given(
                        request("d1", "2027-01-29T18:00", input("i1", "2027-01-20T18:00")), CLIENT, ASKED)
                .given(commit("d1"), VA, ASKED)
                .given(provide("d1", "i1"), CLIENT, "2027-01-21T17:00:00Z")
                .given(proposePause("p1", "2027-01-22T18:00", "2027-01-25T18:00"), VA, "2027-01-21T17:00:00Z")
                .given(acceptPause(), CLIENT, "2027-01-21T17:00:00Z")
                .given(proposeDue("p2", "d1", "2027-02-05T18:00"), CLIENT, "2027-01-28T17:00:00Z")
                .given(acceptDue("d1"), VA, "2027-01-28T17:00:00Z")
                .given(submit("d1"), VA, "2027-02-01T17:00:00Z");

        assertThat(Numbers.of(story, LATER).items(ON_TIME_ORIGINAL))
                .extracting(Item::label, item -> item.amount() / 3_600)
                .containsExactly(tuple("CLIENT_INPUT", 24L), tuple("AGREED_PAUSE", 72L), tuple("CLIENT_ASKED", 168L));
    }

    /** In a pause an input is overdue too: that time is the input's. */
    @Test
    void anInstantIsNamedForOneCauseOnly() {
        EngagementScenario story = hired().given(
                        request("d1", "2027-01-29T18:00", input("i1", "2027-01-20T18:00")), CLIENT, ASKED)
                .given(commit("d1"), VA, ASKED)
                .given(proposePause("p1", "2027-01-21T18:00", "2027-01-23T18:00"), VA, ASKED)
                .given(acceptPause(), CLIENT, ASKED)
                .given(provide("d1", "i1"), CLIENT, "2027-01-22T17:00:00Z")
                .given(submit("d1"), VA, "2027-02-01T17:00:00Z");

        assertThat(Numbers.of(story, LATER).items(ON_TIME_ORIGINAL))
                .extracting(Item::label, item -> item.amount() / 3_600)
                .containsExactly(tuple("CLIENT_INPUT", 48L), tuple("AGREED_PAUSE", 24L));
    }

    /** 31 January 23:30 in Madrid is 1 February in Auckland, to which the contract moves. */
    @Test
    void aDuesMonthIsThatOfTheZoneStoredWithIt() {
        EngagementScenario story = hired().given(request("d1", "2027-01-31T23:30"), CLIENT, ASKED)
                .given(commit("d1"), VA, ASKED)
                .given(proposeTerms("p1", terms().zone("Pacific/Auckland"), "2027-01-20T00:00"), VA, ASKED)
                .given(acceptTerms(), CLIENT, ASKED)
                .given(submit("d1"), VA, "2027-01-25T17:00:00Z");

        for (Metric metric : List.of(ON_TIME_AGREED, ON_TIME_ORIGINAL, MISSED)) {
            assertThat(Numbers.of(story, LATER).items(metric))
                    .extracting(Item::zone)
                    .containsExactly(MADRID);
        }
    }

    @Test
    void aRoundIsKeptByItsAgreedDue() {
        EngagementScenario story = improving()
                .given(proposeDue("p1", "d1", "2027-02-05T10:00"), VA, "2027-02-02T09:00:00Z")
                .given(acceptDue("d1"), CLIENT, "2027-02-03T09:00:00Z")
                .given(submit("d1"), VA, "2027-02-05T09:00:00Z");

        assertThat(Numbers.of(story, "2027-02-03T08:59:59Z").share(IMPROVEMENT_ON_TIME))
                .isEqualTo(new Share(0, 1));
        assertThat(Numbers.of(story, LATER).share(IMPROVEMENT_ON_TIME)).isEqualTo(new Share(1, 1));
        assertThat(Numbers.of(story, LATER).share(ON_TIME_ORIGINAL)).isEqualTo(new Share(1, 1));
    }

    @Test
    void onlyTheClientsProposalsOfTermsArePressure() {
        EngagementScenario story = hired().given(proposeTerms("p1", terms(), "2027-06-01T00:00"), CLIENT, BEFORE)
                .given(declineTerms(), VA, ACCEPTED)
                .given(proposeTerms("p2", terms(), "2027-06-01T00:00"), CLIENT, ACCEPTED)
                .until("2027-02-14T00:00:00Z")
                .given(proposeTerms("p3", terms(), "2027-06-01T00:00"), VA, "2027-02-14T00:00:00Z")
                .given(acceptTerms(), CLIENT, "2027-02-14T00:00:00Z");

        assertThat(labels(story, ACCEPTED)).containsExactly("proposed", "declined", "proposed");
        assertThat(labels(story, "2027-02-13T12:00:01Z"))
                .containsExactly("proposed", "declined", "proposed", "expired");
        assertThat(labels(story, "2027-12-31T00:00:00Z")).hasSize(4);
    }

    @Test
    void anAnswerStoredAfterTheLapseLeavesNothingExpired() {
        EngagementScenario story = hired().given(proposeTerms("p1", terms(), "2027-06-01T00:00"), CLIENT, BEFORE)
                .until("2027-02-12T12:00:01Z");
        story.whenStoredLate(acceptTerms(), VA, "2027-02-12T12:00:00Z").thenDone();

        assertThat(labels(story, LATER)).containsExactly("proposed");
        assertThat(labels(story, "2027-03-01T00:00:00Z")).containsExactly("proposed");
    }

    private static java.util.List<String> labels(EngagementScenario story, String asOf) {
        return Numbers.of(story, asOf).items(CHANGE_PRESSURE).stream()
                .map(item -> String.valueOf(item.label()))
                .toList();
    }
}
