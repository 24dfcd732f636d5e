package io.engagements.rules.independence;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.acceptTerms;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.contestImprovement;
import static io.engagements.rules.Commands.declineTerms;
import static io.engagements.rules.Commands.improve;
import static io.engagements.rules.Commands.proposeTerms;
import static io.engagements.rules.Commands.reject;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.withdrawTerms;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.EngagementScenario.hiredOn;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Role;
import io.engagements.events.Stamp;
import io.engagements.events.candidacy.CandidacyEvent.TermsOffered;
import io.engagements.events.engagement.ContestCause;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.TermsMother;
import io.engagements.rules.independence.Independence.OfYear;
import io.engagements.rules.independence.Judgement.Kind;
import io.engagements.rules.proposal.Proposal.State;
import io.engagements.rules.time.Deadlines;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who set the terms, and by what work was judged, year by year. */
class IndependenceTest {

    private static final String ASKED = "2027-05-10T14:00:00Z";
    private static final String JUNE = "2027-06-01T00:00";

    private static Independence of(EngagementScenario story) {
        return of(story, null);
    }

    private static Independence of(EngagementScenario story, @Nullable RecordedEvent<TermsOffered> offer) {
        return Independence.of(story.history(), offer).orElseThrow();
    }

    private static List<Setting> settings(OfYear year, Part part) {
        return year.settings().stream()
                .filter(setting -> setting.part() == part)
                .toList();
    }

    private static RecordedEvent<TermsOffered> offer() {
        return new RecordedEvent<>(
                "offer",
                3,
                new TermsOffered(
                        "c1",
                        1,
                        terms().complete(),
                        Deadlines.at(LocalDateTime.parse("2027-02-01T10:00"), ZoneId.of("Europe/Madrid")),
                        new Stamp("lucia", "lucia", null, Instant.parse("2027-01-10T09:00:00Z"))));
    }

    @Test
    void feeAndHoursOfTheHiringWereOfferedByTheVaAndTakenByTheClient() {
        OfYear year = of(hired(), offer()).in(2027);

        assertThat(year.settings()).extracting(Setting::part).containsExactly(Part.FEE, Part.HOURS, Part.CONTACT);
        assertThat(year.settings()).allSatisfy(setting -> {
            assertThat(setting.proposed()).isNotNull().satisfies(act -> {
                assertThat(act.by()).isEqualTo(Role.VA);
                assertThat(act.ref().eventId()).isEqualTo("offer");
            });
            assertThat(setting.agreed().by()).isEqualTo(Role.CLIENT);
            assertThat(setting.agreed().ref().eventId()).isEqualTo("ev-0");
        });
    }

    @Test
    void whoOfferedIsNotSaidWhereTheOfferIsNotKnown() {
        assertThat(of(hired()).in(2027).settings())
                .extracting(Setting::proposed)
                .containsOnlyNulls();
    }

    @Test
    void anotherFeeIsSetByWhoProposedItAndAgreedByWhoAcceptedIt() {
        EngagementScenario story = hired().given(proposeTerms("p1", terms().fee("48"), JUNE), VA, ASKED)
                .given(acceptTerms(), CLIENT, "2027-05-12T09:00:00Z")
                .until("2027-07-01T09:00:00Z");
        OfYear year = of(story).in(2027);

        List<Setting> fees = settings(year, Part.FEE);
        assertThat(fees)
                .extracting(setting -> setting.terms().fee().amount())
                .containsExactly(new BigDecimal("42.00"), new BigDecimal("48.00"));
        Setting later = fees.get(1);
        assertThat(later.proposed()).isNotNull().extracting(Act::by).isEqualTo(Role.VA);
        assertThat(later.agreed().by()).isEqualTo(Role.CLIENT);
        assertThat(later.agreed().ref().at()).isEqualTo("2027-05-12T09:00:00Z");
        assertThat(later.since()).isEqualTo("2027-05-31T22:00:00Z");
        assertThat(settings(year, Part.HOURS)).hasSize(1);
        assertThat(year.changes()).singleElement().satisfies(change -> {
            assertThat(change.answer()).isEqualTo(State.ACCEPTED);
            assertThat(change.parts()).containsExactly(Part.FEE);
            assertThat(change.before().fee().amount()).isEqualByComparingTo("42");
            assertThat(change.effect()).isNotNull().satisfies(act -> assertThat(act.by())
                    .isNull());
        });
    }

    @Test
    void whatCameToNothingIsToldWithWhoSaidSo() {
        EngagementScenario story = hired().given(proposeTerms("p1", terms().fee("35"), JUNE), CLIENT, ASKED)
                .given(declineTerms(), VA, "2027-05-11T09:00:00Z")
                .given(proposeTerms("p2", terms().rounds(3), JUNE), CLIENT, "2027-05-12T09:00:00Z")
                .given(withdrawTerms(), CLIENT, "2027-05-13T09:00:00Z")
                .given(proposeTerms("p3", terms().fee("36"), JUNE), CLIENT, "2027-05-14T09:00:00Z")
                .until("2027-07-01T09:00:00Z")
                .given(proposeTerms("p4", terms().fee("37"), "2027-08-01T00:00"), CLIENT, "2027-07-02T09:00:00Z");
        OfYear year = of(story).in(2027);

        assertThat(year.changes())
                .extracting(TermsChange::answer)
                .containsExactly(State.DECLINED, State.WITHDRAWN, State.LAPSED, State.OPEN);
        assertThat(year.changes()).extracting(change -> change.proposed().by()).containsOnly(Role.CLIENT);
        assertThat(year.changes())
                .extracting(change ->
                        change.answered() == null ? null : change.answered().by())
                .containsExactly(Role.VA, Role.CLIENT, null, null);
        assertThat(year.changes().get(1).parts()).containsExactly(Part.PERIODS);
        assertThat(settings(year, Part.FEE)).hasSize(1);
    }

    @Test
    void workIsJudgedByCriteriaThatWereAgreedOn() {
        EngagementScenario story = hiredOn(terms().rounds(1))
                .given(request("d1", "2027-01-29T18:00"), CLIENT, "2027-01-12T09:00:00Z")
                .given(commit("d1"), VA, "2027-01-12T10:00:00Z")
                .given(submit("d1"), VA, "2027-01-13T09:00:00Z")
                .given(improve("d1", 1, "1"), CLIENT, "2027-01-14T09:00:00Z")
                .given(contestImprovement("d1", 1, ContestCause.MEANS), VA, "2027-01-14T10:00:00Z")
                .until("2027-02-14T10:00:00Z")
                .given(reject("d1", 1, "1"), CLIENT, "2027-02-14T11:00:00Z");
        OfYear year = of(story).in(2027);

        assertThat(year.judged()).extracting(Judgement::kind).containsExactly(Kind.IMPROVEMENT, Kind.REJECTED);
        assertThat(year.judged()).extracting(Judgement::cited).containsExactly(1, 1);
        assertThat(year.judged()).extracting(Judgement::agreed).containsExactly(true, true);
        assertThat(year.judged()).extracting(Judgement::contestedAsMeans).containsExactly(true, false);
    }

    @Test
    void contestedAsNewScopeIsNotAboutMeans() {
        EngagementScenario story = hired().given(request("d1", "2027-01-29T18:00"), CLIENT, "2027-01-12T09:00:00Z")
                .given(commit("d1"), VA, "2027-01-12T10:00:00Z")
                .given(submit("d1"), VA, "2027-01-13T09:00:00Z")
                .given(improve("d1", 1, "1"), CLIENT, "2027-01-14T09:00:00Z")
                .given(contestImprovement("d1", 1), VA, "2027-01-14T10:00:00Z");

        assertThat(of(story).in(2027).judged())
                .extracting(Judgement::contestedAsMeans)
                .containsExactly(false);
    }

    @Test
    void anAcceptanceAndASilenceAreNotTheSame() {
        EngagementScenario story = hired();
        Stream.of("d1", "d2").forEach(id -> story.given(request(id, "2027-01-29T18:00"), CLIENT, "2027-01-12T09:00:00Z")
                .given(commit(id), VA, "2027-01-12T10:00:00Z")
                .given(submit(id), VA, "2027-01-13T09:00:00Z"));
        story.given(accept("d1", 1), CLIENT, "2027-01-14T09:00:00Z").until("2027-02-14T10:00:00Z");
        OfYear year = of(story).in(2027);

        assertThat(year.accepted()).isEqualTo(1);
        assertThat(year.count(Kind.ACCEPTED)).isEqualTo(1);
        assertThat(year.count(Kind.LAPSED)).isEqualTo(1);
    }

    /** In Madrid the new year begins an hour before it does in UTC, in Bogotá five hours after it. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Madrid,2027-12-31T22:59:59Z,2027",
        "Europe/Madrid,2027-12-31T23:00:00Z,2028",
        "America/Bogota,2028-01-01T04:59:59Z,2027",
        "America/Bogota,2028-01-01T05:00:00Z,2028"
    })
    void aYearIsOneOfTheContractZone(String zone, String at, int year) {
        TermsMother there = terms().zone(zone);
        EngagementScenario story =
                hiredOn(there).given(proposeTerms("p1", there.fee("48"), "2028-06-01T00:00"), VA, at);
        Independence all = of(story);

        assertThat(all.in(year).changes()).hasSize(1);
        assertThat(all.in(year == 2027 ? 2028 : 2027).changes()).isEmpty();
    }

    @Test
    void aYearEndsWhereTheNextOneBeginsAlsoWhenTheZoneChanges() {
        EngagementScenario story = hired().given(
                        proposeTerms("p1", terms().zone("America/Bogota"), "2027-06-01T00:00"), VA, ASKED)
                .given(acceptTerms(), CLIENT, "2027-05-12T09:00:00Z")
                .until("2027-07-01T09:00:00Z");
        Independence all = of(story);

        assertThat(all.in(2027).from()).isEqualTo("2026-12-31T23:00:00Z");
        assertThat(all.in(2027).until())
                .isEqualTo("2028-01-01T05:00:00Z")
                .isEqualTo(all.in(2028).from());
        assertThat(all.zoneAt(Instant.parse("2027-05-31T21:59:59Z"))).isEqualTo(ZoneId.of("Europe/Madrid"));
        assertThat(all.zoneAt(Instant.parse("2027-05-31T22:00:00Z"))).isEqualTo(ZoneId.of("America/Bogota"));
    }

    @Test
    void onlyWhatWasInForceInAYearIsToldOfIt() {
        EngagementScenario story = hired().given(proposeTerms("p1", terms().fee("48"), JUNE), VA, ASKED)
                .given(acceptTerms(), CLIENT, "2027-05-12T09:00:00Z")
                .until("2027-07-01T09:00:00Z");
        Independence all = of(story);

        assertThat(all.isActiveIn(2026)).isFalse();
        assertThat(all.in(2026).settings()).isEmpty();
        assertThat(settings(all.in(2028), Part.FEE))
                .extracting(setting -> setting.terms().fee().amount())
                .containsExactly(new BigDecimal("48.00"));
        assertThat(all.in(2028).changes()).isEmpty();
    }

    @Test
    void afterItsEndItIsActiveInNoYear() {
        EngagementScenario story = hiredOn(terms().endsOn("2027-12-30")).until("2028-02-01T09:00:00Z");
        Independence all = of(story);

        assertThat(all.ended()).isPresent();
        assertThat(all.isActiveIn(2027)).isTrue();
        assertThat(all.isActiveIn(2028)).isFalse();
    }

    @Test
    void withoutAHiringThereIsNothing() {
        assertThat(Independence.of(List.of(), null)).isEmpty();
    }

    @Test
    void otherEventsMakeNoDifference() {
        EngagementScenario story = hired().given(request("d1", "2027-01-29T18:00"), CLIENT, "2027-01-12T09:00:00Z")
                .given(commit("d1"), VA, "2027-01-12T10:00:00Z")
                .given(submit("d1"), VA, "2027-01-13T09:00:00Z")
                .given(accept("d1", 1), CLIENT, "2027-01-14T09:00:00Z");
        Independence read = Independence.of(
                        story.history().stream()
                                .filter(recorded -> Independence.EVENTS.contains(
                                        recorded.event().getClass()))
                                .toList(),
                        null)
                .orElseThrow();

        assertThat(read.in(2027)).isEqualTo(of(story).in(2027));
    }
}
