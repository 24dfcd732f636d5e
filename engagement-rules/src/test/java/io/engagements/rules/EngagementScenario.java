package io.engagements.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Caller;
import io.engagements.events.DomainEvent;
import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.engagement.EngagementClock;
import io.engagements.rules.engagement.EngagementDecisions;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.time.Deadlines;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One engagement told as a story. As in the real shell a receipt is truncated to whole seconds, and every fact due up
 * to it is folded in before the command is decided. Events have the ids ev-0, ev-1 … by their sequence.
 */
public final class EngagementScenario {

    public static final String HIRED_AT = "2027-01-11T09:00:00Z";

    private final List<RecordedEvent<EngagementEvent>> history = new ArrayList<>();
    private Engagement state;

    private EngagementScenario(VAHired hired) {
        history.add(new RecordedEvent<>("ev-0", 0, hired));
        state = Engagement.evolve(null, history.get(0));
    }

    public static EngagementScenario hiredOn(TermsMother terms, String at) {
        LocalDate endsOn = terms.complete().endsOn();
        return new EngagementScenario(new VAHired(
                "e1",
                "c1",
                "ceramica-ruiz",
                "lucia",
                1,
                terms.complete(),
                endsOn == null ? null : Deadlines.endOf(endsOn, terms.complete().zone()),
                Callers.CLIENT.stamp(Instant.parse(at))));
    }

    /** The client hired the VA on Monday 11 January 2027, 10:00 in Madrid. */
    public static EngagementScenario hiredOn(TermsMother terms) {
        return hiredOn(terms, HIRED_AT);
    }

    public static EngagementScenario hired() {
        return hiredOn(TermsMother.terms());
    }

    /** A command that is done. */
    public EngagementScenario given(EngagementCommand command, Caller by, String at) {
        when(command, by, at).thenDone();
        return this;
    }

    /** Time passes; what falls due is recorded. */
    public EngagementScenario until(String at) {
        foldDueUpTo(receipt(at));
        return this;
    }

    public Outcome when(EngagementCommand command, Caller by, String at) {
        foldDueUpTo(receipt(at));
        return whenStoredLate(command, by, at);
    }

    /** Decided only now, after whatever was recorded since it was received. */
    public Outcome whenStoredLate(EngagementCommand command, Caller by, String receivedAt) {
        Decision decision = EngagementDecisions.decide(state, command, by, receipt(receivedAt), Callers.DIRECTORY);
        if (decision instanceof Decision.Done done) {
            done.events().forEach(this::append);
        }
        return new Outcome(decision, by);
    }

    private static Instant receipt(String at) {
        return Instant.parse(at).truncatedTo(ChronoUnit.SECONDS);
    }

    private void foldDueUpTo(Instant now) {
        Optional<EngagementEvent> due = EngagementClock.next(state, now);
        while (due.isPresent()) {
            append(due.get());
            due = EngagementClock.next(state, now);
        }
    }

    private void append(DomainEvent event) {
        RecordedEvent<EngagementEvent> recorded =
                new RecordedEvent<>("ev-" + history.size(), history.size(), (EngagementEvent) event);
        history.add(recorded);
        state = Engagement.evolve(state, recorded);
    }

    public Engagement state() {
        return state;
    }

    /** By the events that had occurred at an instant, in the order stored. */
    public Engagement asOf(String instant) {
        Engagement then = null;
        for (RecordedEvent<EngagementEvent> recorded : history) {
            boolean known = !recorded.event().stamp().occurredAt().isAfter(Instant.parse(instant));
            then = known ? Engagement.evolve(then, recorded) : then;
        }
        return Objects.requireNonNull(then);
    }

    public boolean begunBy(String instant) {
        return !history.get(0).event().stamp().occurredAt().isAfter(Instant.parse(instant));
    }

    public Deliverable deliverableAsOf(String id, String instant) {
        return asOf(instant).deliverables().get(id).orElseThrow();
    }

    public List<RecordedEvent<EngagementEvent>> history() {
        return List.copyOf(history);
    }

    /** The events after the hiring. */
    public List<EngagementEvent> events() {
        return history.stream().skip(1).map(RecordedEvent::event).toList();
    }

    public List<EngagementEvent> clockFacts() {
        return history.stream()
                .map(RecordedEvent::event)
                .filter(event -> event.stamp().party() == null)
                .toList();
    }

    public Deliverable deliverable(String id) {
        return state.deliverables().get(id).orElseThrow();
    }

    public Ground ground(String id) {
        return state.grounds().get(id).orElseThrow();
    }

    public EngagementScenario thenGround(String id, Ground.State expected, String... eventIds) {
        assertThat(ground(id).state()).isEqualTo(expected);
        assertThat(ground(id).eventIds()).containsExactly(eventIds);
        return this;
    }

    /** The id of the last event. */
    public String lastId() {
        return Objects.requireNonNull(history.get(history.size() - 1)).id();
    }
}
