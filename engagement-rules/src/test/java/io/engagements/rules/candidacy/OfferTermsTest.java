package io.engagements.rules.candidacy;

import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.CandidacyScenario.opened;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.candidacy.CandidacyCommand.OfferTerms;
import io.engagements.events.candidacy.CandidacyEvent.TermsOffered;
import io.engagements.events.time.Resolution;
import io.engagements.rules.CandidacyScenario;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class OfferTermsTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    @Test
    void theFirstOfferIsVersionOneAndStandsForItsCalendarDays() {
        opened().when(new OfferTerms("c1", terms().draft()), VA, "2027-03-01T09:00:00Z")
                .thenEvents(new TermsOffered(
                        "c1",
                        1,
                        terms().complete(),
                        Deadlines.at(LocalDateTime.parse("2027-03-31T10:00"), MADRID),
                        VA.stamp(Instant.parse("2027-03-01T09:00:00Z"))));
        assertThat(Deadlines.at(LocalDateTime.parse("2027-03-31T10:00"), MADRID).instant())
                .as("an hour less than 30 times 24 hours: the clocks go forward")
                .isEqualTo("2027-03-31T08:00:00Z");
    }

    @Test
    void aLaterOfferIsTheNextVersionAndTheOneThatCounts() {
        CandidacyScenario scenario = opened().offered(terms())
                .given(new OfferTerms("c1", terms().rounds(1).draft()), VA, "2027-01-07T11:00:00Z");

        assertThat(scenario.state().offers())
                .extracting(Candidacy.Offer::version)
                .containsExactly(1, 2);
        assertThat(scenario.state().latestOffer().orElseThrow().terms().improvementRounds())
                .isEqualTo(1);
    }

    @Test
    void anOfferThatWouldEndInAnOverlapEndsInItsLaterInstant() {
        CandidacyScenario scenario =
                opened().given(new OfferTerms("c1", terms().offerValidDays(1).draft()), VA, "2027-10-30T00:30:00Z");

        assertThat(scenario.state().latestOffer().orElseThrow().expires())
                .satisfies(end -> assertThat(end.instant()).isEqualTo("2027-10-31T01:30:00Z"))
                .satisfies(end -> assertThat(end.resolution()).isEqualTo(Resolution.LATER_OF_OVERLAP));
    }
}
