package io.engagements.rules.candidacy;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.CandidacyScenario.decline;
import static io.engagements.rules.CandidacyScenario.opened;
import static io.engagements.rules.CandidacyScenario.vetted;
import static io.engagements.rules.CandidacyScenario.withdraw;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Role;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.CandidacyScenario;
import io.engagements.rules.Decision;
import io.engagements.rules.candidacy.Candidacy.Standing;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What either side may do about a candidacy is found by trying it. */
class MayHireTest {

    private static final String AT = "2027-01-11T09:00:00Z";

    private static MayHire may(CandidacyScenario scenario, Role side) {
        return MayHire.of(scenario.state(), side, Instant.parse(AT));
    }

    private static List<RuleId> refused(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused) decision).refusal().rules();
    }

    @Test
    void everyRuleThatBarsHiringIsNamedAtOnce() {
        assertThat(refused(may(opened(), Role.CLIENT).hire()))
                .containsExactly(RuleId.VETTING_COMPLETE, RuleId.TERMS_CURRENT);
        assertThat(refused(may(opened().offered(terms().services(List.of(), List.of())), Role.CLIENT)
                        .hire()))
                .containsExactly(RuleId.VETTING_COMPLETE, RuleId.SCOPE_STATED);
    }

    @Test
    void theClientMayHireOnTheLatestTermsOnceAllIsSettled() {
        MayHire may = may(vetted().offered(terms()).offered(terms()), Role.CLIENT);

        assertThat(Stream.of(may.hire(), may.decline(), may.check(), may.withdraw()))
                .allMatch(Decision.Done.class::isInstance);
        assertThat(may.offer()).isInstanceOf(Decision.Forbidden.class);
    }

    @Test
    void theVaMayOfferAndWithdrawAlone() {
        MayHire may = may(vetted().offered(terms()), Role.VA);

        assertThat(Stream.of(may.offer(), may.withdraw())).allMatch(Decision.Done.class::isInstance);
        assertThat(Stream.of(may.hire(), may.decline(), may.check())).allMatch(Decision.Forbidden.class::isInstance);
    }

    @Test
    void whatWasDeclinedIsNotDeclinedAgain() {
        MayHire may = may(vetted().offered(terms()).given(decline(1), CLIENT, AT), Role.CLIENT);

        assertThat(refused(may.decline())).containsExactly(RuleId.TERMS_CURRENT);
        assertThat(refused(may.hire())).containsExactly(RuleId.TERMS_CURRENT);
    }

    @Test
    void afterItsEndNothingMay() {
        MayHire may = may(vetted().offered(terms()).given(withdraw(), CLIENT, AT), Role.CLIENT);

        assertThat(Stream.of(may.hire(), may.decline(), may.check(), may.withdraw()))
                .allSatisfy(each -> assertThat(refused(each)).containsExactly(RuleId.STATE_FORBIDS));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-02-05T11:00:00Z, STANDS",
        "2027-02-05T11:00:01Z, EXPIRED",
        "2027-01-06T11:00:00Z, STANDS",
    })
    void anOfferStandsToTheEndOfItsLastSecond(String at, Standing standing) {
        assertThat(standing(vetted().offered(terms()), at)).isEqualTo(standing);
    }

    @Test
    void anOfferIsOverWithTheLastDayOfItsTermsAndDeclinedOnceItWas() {
        CandidacyScenario untilSunday = vetted().offered(terms().endsOn("2027-01-10"));
        assertThat(standing(untilSunday, "2027-01-10T22:59:59Z")).isEqualTo(Standing.STANDS);
        assertThat(standing(untilSunday, "2027-01-10T23:00:00Z")).isEqualTo(Standing.OVER);
        assertThat(standing(vetted().offered(terms()).given(decline(1), CLIENT, AT), AT))
                .isEqualTo(Standing.DECLINED);
    }

    private static Standing standing(CandidacyScenario scenario, String at) {
        return scenario.state().latestOffer().orElseThrow().standingAt(Instant.parse(at));
    }
}
