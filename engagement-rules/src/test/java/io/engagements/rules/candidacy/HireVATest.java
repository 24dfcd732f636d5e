package io.engagements.rules.candidacy;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.CandidacyScenario.hire;
import static io.engagements.rules.CandidacyScenario.opened;
import static io.engagements.rules.CandidacyScenario.record;
import static io.engagements.rules.CandidacyScenario.vetted;
import static io.engagements.rules.CandidacyScenario.waive;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.candidacy.CandidacyCommand.OfferTerms;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyClosed;
import io.engagements.events.candidacy.Criterion;
import io.engagements.events.candidacy.Outcome;
import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.CandidacyScenario;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HireVATest {

    private static final String AT = "2027-01-11T09:00:00Z";

    @Test
    void closesTheCandidacyAndBeginsTheEngagement() {
        vetted().offered(terms())
                .when(hire(1), CLIENT, AT)
                .thenEvents(
                        new CandidacyClosed("c1", "e1", 1, CLIENT.stamp(Instant.parse(AT))),
                        new VAHired(
                                "e1",
                                "c1",
                                "ceramica-ruiz",
                                "lucia",
                                1,
                                terms().complete(),
                                null,
                                CLIENT.stamp(Instant.parse(AT))));
    }

    @Test
    void aLastDayLastsToItsLastSecondInTheContractZone() {
        vetted().offered(terms().zone("America/Bogota").endsOn("2027-04-30"))
                .when(hire(1), CLIENT, AT)
                .thenEvents(
                        new CandidacyClosed("c1", "e1", 1, CLIENT.stamp(Instant.parse(AT))),
                        new VAHired(
                                "e1",
                                "c1",
                                "ceramica-ruiz",
                                "lucia",
                                1,
                                terms().zone("America/Bogota")
                                        .endsOn("2027-04-30")
                                        .complete(),
                                Deadlines.endOf(LocalDate.of(2027, 4, 30), ZoneId.of("America/Bogota")),
                                CLIENT.stamp(Instant.parse(AT))));
    }

    @ParameterizedTest
    @EnumSource(Criterion.class)
    void isRefusedWhileAnyOneCheckIsOpenDoubtfulOrFailed(Criterion criterion) {
        CandidacyScenario allButOne = opened().offered(terms());
        Arrays.stream(Criterion.values())
                .filter(other -> other != criterion)
                .forEach(other -> allButOne.given(record(other, Outcome.SATISFIED), CLIENT, AT));

        allButOne
                .when(hire(1), CLIENT, AT)
                .thenRefused(RuleId.VETTING_COMPLETE)
                .withFacts(Map.of("vettingOpen", List.of(criterion.name())))
                .withNext("withdraw-candidacy", "record-vetting-check", "waive-vetting-check");
        allButOne
                .given(record(criterion, Outcome.DOUBTFUL), CLIENT, AT)
                .when(hire(1), CLIENT, AT)
                .thenRefused(RuleId.VETTING_COMPLETE);
        allButOne
                .given(record(criterion, Outcome.NOT_SATISFIED), CLIENT, AT)
                .when(hire(1), CLIENT, AT)
                .thenRefused(RuleId.VETTING_COMPLETE);
        allButOne.given(waive(criterion), CLIENT, AT).when(hire(1), CLIENT, AT).thenDone();
    }

    @Test
    void namesTheOpenChecksInTheirOrder() {
        opened().offered(terms())
                .given(record(Criterion.WEBSITE, Outcome.SATISFIED), CLIENT, AT)
                .when(hire(1), CLIENT, AT)
                .thenRefused(RuleId.VETTING_COMPLETE)
                .withFact(
                        "vettingOpen",
                        List.of(
                                "EXPERIENCE",
                                "REFERENCES",
                                "WRITING",
                                "CONSULTATION",
                                "RESPONSIVENESS",
                                "BUSINESS_UNDERSTANDING",
                                "TECHNOLOGY",
                                "SERVICE_CLARITY",
                                "FEE_AND_TERM"));
    }

    @Test
    void needsServicesOfferedAndNotOffered() {
        for (List<List<String>> lists : List.of(
                List.of(List.<String>of(), List.of("Legal advice")),
                List.of(List.of("Bookkeeping"), List.<String>of()),
                List.of(List.<String>of(), List.<String>of()))) {
            vetted().offered(terms().services(lists.get(0), lists.get(1)))
                    .when(hire(1), CLIENT, AT)
                    .thenRefused(RuleId.SCOPE_STATED)
                    .withFacts(Map.of(
                            "servicesOffered", lists.get(0).size(),
                            "servicesExcluded", lists.get(1).size()))
                    .withNext("withdraw-candidacy");
        }
    }

    @Test
    void takesTheOfferInTheSecondInWhichItExpiresAndNotInTheNext() {
        vetted().offered(terms())
                .when(hire(1), CLIENT, "2027-02-05T11:00:00.999Z")
                .thenDone();
        vetted().offered(terms())
                .when(hire(1), CLIENT, "2027-02-05T11:00:01Z")
                .thenRefused(RuleId.TERMS_CURRENT)
                .withFacts(Map.of("termsVersion", 1, "latestVersion", 1, "offerExpires", "2027-02-05T11:00:00Z"))
                .withNext("withdraw-candidacy");
    }

    @Test
    void namesTheLatestVersion() {
        CandidacyScenario offeredTwice = vetted().offered(terms())
                .given(new OfferTerms("c1", terms().rounds(0).draft()), VA, "2027-01-07T11:00:00Z");

        offeredTwice
                .when(hire(1), CLIENT, AT)
                .thenRefused(RuleId.TERMS_CURRENT)
                .withFact("termsVersion", 1)
                .withFact("latestVersion", 2)
                .withNext("withdraw-candidacy", "hire-va");
        offeredTwice.when(hire(3), CLIENT, AT).thenRefused(RuleId.TERMS_CURRENT);
        offeredTwice.when(hire(2), CLIENT, AT).thenDone();
    }

    @Test
    void isRefusedOnceTheTermsOwnLastDayHasPassed() {
        vetted().offered(terms().endsOn("2027-01-10"))
                .when(hire(1), CLIENT, "2027-01-10T22:59:59Z")
                .thenDone();
        vetted().offered(terms().endsOn("2027-01-10"))
                .when(hire(1), CLIENT, "2027-01-10T23:00:00Z")
                .thenRefused(RuleId.TERMS_CURRENT)
                .withFact("lastDay", "2027-01-10T22:59:59Z")
                .withNext("withdraw-candidacy");
    }

    @Test
    void withoutAnOfferThereIsNothingToHireOn() {
        vetted().when(hire(1), CLIENT, AT).thenRefused(RuleId.TERMS_CURRENT).withFacts(Map.of("termsVersion", 1));
    }

    @Test
    void namesEveryRuleThatFailsTheFirstOneFirstAndWithdrawalBeforeAll() {
        opened().offered(terms().services(List.of(), List.of()))
                .when(hire(2), CLIENT, AT)
                .thenRefused(RuleId.VETTING_COMPLETE, RuleId.SCOPE_STATED, RuleId.TERMS_CURRENT)
                .withNext("withdraw-candidacy", "record-vetting-check", "waive-vetting-check");
    }

    @Test
    void leavesTheCandidacyHired() {
        Candidacy hired = vetted().offered(terms()).given(hire(1), CLIENT, AT).state();

        assertThat(hired.state()).isEqualTo(Candidacy.Status.HIRED);
        assertThat(hired.engagementId()).isEqualTo("e1");
        assertThat(hired.version()).isEqualTo(12);
        assertThat(hired.last().command()).isEqualTo("hire-va");
    }
}
