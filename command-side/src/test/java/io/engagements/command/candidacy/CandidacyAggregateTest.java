package io.engagements.command.candidacy;

import static io.engagements.rules.Callers.AUDITOR;
import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.OTHER_CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.CandidacyScenario.hire;
import static io.engagements.rules.CandidacyScenario.record;
import static io.engagements.rules.CandidacyScenario.waive;
import static io.engagements.rules.CandidacyScenario.withdraw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.engagements.command.attempt.NotDone;
import io.engagements.command.attempt.StaleVersionException;
import io.engagements.command.engagement.EngagementAggregate;
import io.engagements.command.engagement.RunningEngagements;
import io.engagements.command.timer.DueRows;
import io.engagements.events.Caller;
import io.engagements.events.candidacy.CandidacyCommand;
import io.engagements.events.candidacy.CandidacyCommand.OfferTerms;
import io.engagements.events.candidacy.CandidacyCommand.OpenCandidacy;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyClosed;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyOpened;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyWithdrawn;
import io.engagements.events.candidacy.CandidacyEvent.VettingCheckWaived;
import io.engagements.events.candidacy.Criterion;
import io.engagements.events.candidacy.Outcome;
import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Callers;
import io.engagements.rules.Decision;
import io.engagements.rules.Directory;
import io.engagements.rules.TermsMother;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.Message;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.RepositoryProvider;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

class CandidacyAggregateTest {

    private static final Instant MORNING = Instant.parse("2027-01-06T09:00:00Z");
    private static final Instant NOON = Instant.parse("2027-01-06T11:00:00Z");
    private static final CandidacyOpening OPENING =
            new CandidacyOpening("c1", new OpenCandidacy("c1", "lucia"), CLIENT, MORNING, null);
    private static final TermsMother TERMS = TermsMother.terms().endsOn("2027-12-31");

    private final OpenCandidacies open = mock();
    private final DueRows due = mock();
    private final RunningEngagements running = mock();

    /** The fixture's own store holds one aggregate's events only; the engagement that is begun has another. */
    private final EventStore engagements = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();

    private FixtureConfiguration<CandidacyAggregate> fixture(Directory directory) {
        return new AggregateTestFixture<>(CandidacyAggregate.class)
                .registerInjectableResources(directory, open, due, running)
                .registerRepositoryProvider(new RepositoryProvider() {
                    @Override
                    @SuppressWarnings("unchecked")
                    public <T> Repository<T> repositoryFor(Class<T> type) {
                        return (Repository<T>) EventSourcingRepository.builder(EngagementAggregate.class)
                                .eventStore(engagements)
                                .build();
                    }
                });
    }

    private TestExecutor<CandidacyAggregate> opened() {
        return fixture(Callers.DIRECTORY).givenCommands(OPENING);
    }

    /** All checks are made and terms are offered: version 11. */
    private TestExecutor<CandidacyAggregate> offered() {
        return opened().andGivenCommands(Stream.of(Criterion.values())
                        .map(criterion -> attempt(record(criterion, Outcome.SATISFIED), CLIENT, MORNING))
                        .toList())
                .andGivenCommands(attempt(new OfferTerms("c1", TERMS.draft()), VA, MORNING));
    }

    private static CandidacyAttempt attempt(CandidacyCommand command, Caller by, Instant at) {
        return new CandidacyAttempt("c1", command, by, at, null);
    }

    private static CandidacyAttempt attemptAt(long version, CandidacyCommand command, Caller by) {
        return new CandidacyAttempt("c1", command, by, NOON, version);
    }

    @Test
    void anOpeningBeginsACandidacyAndTakesItsPlaceAmongTheOpenOnes() {
        fixture(Callers.DIRECTORY)
                .givenNoPriorActivity()
                .when(OPENING)
                .expectEvents(new CandidacyOpened("c1", "ceramica-ruiz", "lucia", CLIENT.stamp(MORNING)));

        verify(open).add(argThat(candidacy -> candidacy.candidacyId().equals("c1")));
    }

    @Test
    void aRefusedOpeningLeavesNothing() {
        fixture(Callers.directory("c0"))
                .givenNoPriorActivity()
                .when(OPENING)
                .expectNoEvents()
                .expectException(NotDone.refusedBy(RuleId.ONE_OPEN_CANDIDACY));

        verifyNoInteractions(open);
    }

    @Test
    void whatWasDoneBeforeDecidesAndAHiringBeginsTheEngagementInTheSameTransaction() {
        offered()
                .when(attempt(hire(1), CLIENT, NOON))
                .expectEvents(new CandidacyClosed("c1", "e1", 1, CLIENT.stamp(NOON)));

        assertThat(engagements.readEvents("e1").asStream().<Object>map(Message::getPayload))
                .containsExactly(new VAHired(
                        "e1",
                        "c1",
                        "ceramica-ruiz",
                        "lucia",
                        1,
                        TERMS.complete(),
                        Deadlines.endOf(LocalDate.of(2027, 12, 31), ZoneId.of("Europe/Madrid")),
                        CLIENT.stamp(NOON)));
        verify(open).remove(argThat(candidacy -> candidacy.candidacyId().equals("c1")));
        verify(due).keep("e1", Optional.of(Instant.parse("2027-12-31T23:00:00Z")));
    }

    @Test
    void aRefusalLeavesNoEventAndTheCandidacyOpen() {
        opened().when(attempt(hire(1), CLIENT, NOON))
                .expectNoEvents()
                .expectException(NotDone.refusedBy(RuleId.VETTING_COMPLETE, RuleId.TERMS_CURRENT));

        verify(open, never()).remove(any());
        verifyNoInteractions(due);
    }

    @Test
    void aWithdrawalFreesThePlaceAmongTheOpenOnes() {
        opened().when(attempt(withdraw(), CLIENT, NOON))
                .expectEvents(new CandidacyWithdrawn("c1", "when in doubt", CLIENT.stamp(NOON)));

        verify(open).remove(argThat(candidacy -> candidacy.candidacyId().equals("c1")));
    }

    @Test
    void anythingElseKeepsThePlaceAmongTheOpenOnes() {
        opened().when(attempt(waive(Criterion.WEBSITE), CLIENT, NOON))
                .expectEvents(new VettingCheckWaived(
                        "c1", Criterion.WEBSITE, "known from an earlier project", CLIENT.stamp(NOON)));

        verify(open, never()).remove(any());
    }

    @Test
    void theVersionThatTheCallerNamesMustBeTheLast() {
        offered()
                .when(attemptAt(11, withdraw(), CLIENT))
                .expectEvents(new CandidacyWithdrawn("c1", "when in doubt", CLIENT.stamp(NOON)));
    }

    @Test
    void aStaleVersionIsToldBeforeAnyRuleIsAsked() {
        opened().when(attemptAt(7, hire(1), CLIENT)).expectNoEvents().expectException(StaleVersionException.class);
    }

    @Test
    void aStrangerLearnsOfNoVersion() {
        opened().when(attemptAt(7, withdraw(), OTHER_CLIENT))
                .expectNoEvents()
                .expectException(NotDone.because(new Decision.Unknown()));
    }

    @Test
    void anAuditorMaySeeItButDoNothing() {
        opened().when(attempt(withdraw(), AUDITOR, NOON))
                .expectNoEvents()
                .expectException(NotDone.because(new Decision.Forbidden()));
    }
}
