package io.engagements.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.engagements.events.CommandForm;
import io.engagements.events.DomainEvent;
import io.engagements.events.EventSamples;
import io.engagements.events.Family;
import io.engagements.events.Stamp;
import io.engagements.events.candidacy.CandidacyEvent;
import io.engagements.events.candidacy.CandidacyEvent.TermsOffered;
import io.engagements.events.catalog.CommandCatalog;
import io.engagements.events.checkpoint.CheckpointEvent;
import io.engagements.events.engagement.CancellationCause;
import io.engagements.events.engagement.ContractEvent.EngagementResumed;
import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.GuardCommand;
import io.engagements.events.engagement.ProposalEvent.ProposalDeclined;
import io.engagements.events.engagement.ProposalEvent.ProposalWithdrawn;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.engagement.WorkEvent.DeliverableCancelled;
import io.engagements.events.heads.HeadsEvent;
import io.engagements.events.party.PartyEvent;
import io.engagements.events.refusal.RefusalEvent;
import io.engagements.rules.candidacy.Candidacy;
import io.engagements.rules.engagement.Engagement;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A new event fails here until the state it changes and the command that causes it are written down. */
class EveryEventTest {

    @Test
    void theStoryHoldsEveryEventOfAnEngagement() {
        assertThat(Stories.everything().history().stream()
                        .<Class<?>>map(recorded -> recorded.event().getClass()))
                .containsAll(Family.recordsOf(EngagementEvent.class).toList());
    }

    @Test
    void everyEventChangesTheEngagementBesidesItsVersion() {
        Engagement state = null;
        long version = -1;
        for (RecordedEvent<EngagementEvent> recorded : Stories.everything().history()) {
            Engagement next = Engagement.evolve(state, recorded);
            assertThat(next.contract().version()).isEqualTo(++version);
            assertThat(next.contract().last()).isEqualTo(EventSummary.of(version, recorded.event()));
            if (state != null) {
                assertThat(parts(next)).as("after %s", recorded.event()).isNotEqualTo(parts(state));
            }
            state = next;
        }
    }

    @Test
    void whatWaitsForTimeIsKeptAsItWouldBeFoundAnew() {
        Engagement state = null;
        for (RecordedEvent<EngagementEvent> recorded : Stories.everything().history()) {
            state = Engagement.evolve(state, recorded);
            Engagement anew = new Engagement(state.contract(), state.deliverables(), state.grounds());
            assertThat(state.running())
                    .as("after %s", recorded.event())
                    .containsExactlyInAnyOrderElementsOf(anew.running());
        }
    }

    private static List<Object> parts(Engagement engagement) {
        List<Object> parts = new ArrayList<>(List.of(engagement.deliverables(), engagement.grounds()));
        parts.add(withoutVersion(engagement.contract()));
        return parts;
    }

    private static List<Optional<Object>> withoutVersion(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .filter(component -> !List.of("version", "last").contains(component.getName()))
                .map(component -> valueOf(record, component))
                .toList();
    }

    private static Optional<Object> valueOf(Record record, RecordComponent component) {
        try {
            return Optional.ofNullable(component.getAccessor().invoke(record));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyEventChangesTheCandidacyBesidesItsVersion() {
        Candidacy opened = Candidacy.evolve(null, candidacyEvents().findFirst().orElseThrow());
        assertThat(opened.version()).isZero();
        Candidacy before = candidacyEvents()
                .filter(TermsOffered.class::isInstance)
                .reduce(opened, Candidacy::evolve, (one, other) -> other);

        assertThat(candidacyEvents().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrder(CandidacyEvent.class.getPermittedSubclasses());
        assertThat(candidacyEvents().skip(1)).allSatisfy(event -> {
            Candidacy after = Candidacy.evolve(before, event);
            assertThat(after.version()).isEqualTo(2);
            assertThat(after.last()).isEqualTo(EventSummary.of(2, event));
            assertThat(withoutVersion(after)).isNotEqualTo(withoutVersion(before));
        });
    }

    private static Stream<CandidacyEvent> candidacyEvents() {
        return EventSamples.full().stream()
                .filter(CandidacyEvent.class::isInstance)
                .map(CandidacyEvent.class::cast);
    }

    static Stream<DomainEvent> events() {
        return EventSamples.full().stream().filter(event -> !(event instanceof RefusalEvent));
    }

    @Test
    void thereIsASampleOfEveryEvent() {
        assertThat(events().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                CandidacyEvent.class,
                                EngagementEvent.class,
                                PartyEvent.class,
                                HeadsEvent.class,
                                CheckpointEvent.class)
                        .flatMap(Family::recordsOf)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventIsCausedByACommandOrByTheClock(DomainEvent event) {
        boolean clock = event.stamp().person().equals(Stamp.CLOCK);

        assertThat(EventSummary.of(7, event).command() == null).isEqualTo(clock);
    }

    @Test
    void everyCommandThatIsNotAlwaysRefusedCausesAnEvent() {
        assertThat(Stream.concat(events(), answers())
                        .map(event -> EventSummary.of(0, event).command())
                        .filter(Objects::nonNull))
                .containsOnlyOnceElementsOf(List.of("open-candidacy", "terminate-contract"))
                .containsAll(CommandCatalog.all().values().stream()
                        .filter(form -> !GuardCommand.class.isAssignableFrom(form.body()))
                        .map(CommandForm::name)
                        .toList());
    }

    /** One event serves proposals of every kind. */
    private static Stream<DomainEvent> answers() {
        Stamp stamp = Callers.VA.stamp(Instant.EPOCH);
        return Stream.concat(
                Stream.of(ProposalKind.values())
                        .flatMap(kind -> Stream.of(
                                new ProposalDeclined("e1", kind, "p1", null, null, stamp),
                                new ProposalWithdrawn("e1", kind, "p1", null, null, stamp))),
                Stream.of(
                        new DeliverableCancelled("e1", "d1", CancellationCause.AGREED, null, stamp),
                        new EngagementResumed("e1", null, stamp)));
    }

    @Test
    void everyEventAboutADeliverableSaysSo() {
        assertThat(events().filter(EngagementEvent.class::isInstance).map(EngagementEvent.class::cast))
                .allSatisfy(event -> assertThat(Engagement.deliverableOf(event))
                        .isEqualTo(Arrays.stream(event.getClass().getRecordComponents())
                                .filter(component -> component.getName().equals("deliverableId"))
                                .findFirst()
                                .flatMap(component -> valueOf((Record) event, component))));
    }

    @Test
    void everyStoryBeginsAtItsBeginning() {
        events().forEach(event -> {
            if (event instanceof EngagementEvent first && !(event instanceof VAHired)) {
                assertThatNullPointerException()
                        .isThrownBy(() -> Engagement.evolve(null, new RecordedEvent<>("ev", 1, first)));
            } else if (event instanceof CandidacyEvent first && !(event instanceof CandidacyEvent.CandidacyOpened)) {
                assertThatNullPointerException().isThrownBy(() -> Candidacy.evolve(null, first));
            }
        });
    }
}
