package io.engagements.rules.metrics;

import io.engagements.rules.EventRef;
import io.engagements.rules.metrics.WorkFacts.DueChange;
import io.engagements.rules.metrics.WorkFacts.Outcome;
import io.engagements.rules.metrics.WorkFacts.RoundTurn;
import io.engagements.rules.metrics.WorkFacts.RoundTurn.Kind;
import io.engagements.rules.time.Intervals;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was known of an improvement round at an instant.
 *
 * @param turns what had become of it besides a resubmission
 * @param changes the other dues agreed for it
 * @param pauses until it was resubmitted
 */
record RoundAsOf(int number, Outcome asked, List<RoundTurn> turns, List<DueChange> changes, Intervals pauses) {

    private Optional<EventRef> turn(Kind kind) {
        return turns.stream()
                .filter(turn -> turn.kind() == kind)
                .map(RoundTurn::ref)
                .findFirst();
    }

    private Optional<EventRef> contested() {
        return turn(Kind.CONTESTED_AS_NEW_SCOPE).or(() -> turn(Kind.CONTESTED_AS_MEANS));
    }

    boolean isWithdrawn() {
        return turn(Kind.WITHDRAWN).isPresent();
    }

    boolean isInDispute() {
        return contested().isPresent() && turn(Kind.CONCEDED).isEmpty() && !isWithdrawn();
    }

    /** A round taken back is none, nor is one that asks for something else, as long as the VA does not concede it. */
    boolean counts() {
        boolean newScope = turn(Kind.CONTESTED_AS_NEW_SCOPE).isPresent();
        return !isWithdrawn() && !(newScope && isInDispute());
    }

    /** The due agreed last, moved by the time in which its clock stood still; while it is contested the one that was left. */
    Instant due() {
        Instant agreed = changes.isEmpty()
                ? Objects.requireNonNull(asked.due())
                : changes.get(changes.size() - 1).due();
        Instant since = changes.isEmpty()
                ? asked.ref().at()
                : changes.get(changes.size() - 1).ref().at();
        return stoodStill().end(since, agreed).orElse(agreed);
    }

    private Intervals stoodStill() {
        Optional<EventRef> conceded = turn(Kind.CONCEDED);
        Intervals still = contested()
                .flatMap(from -> conceded.map(until -> pauses.with(from.at(), until.at())))
                .orElse(pauses);
        return contested()
                .filter(contested -> conceded.isEmpty())
                .or(() -> turn(Kind.WITHDRAWN))
                .map(stopped -> still.before(stopped.at()))
                .orElse(still);
    }

    Stream<EventRef> turnRefs() {
        return turns.stream().map(RoundTurn::ref);
    }

    Stream<EventRef> askedAndTurned() {
        return Stream.concat(Stream.of(asked.ref()), turnRefs());
    }

    Stream<EventRef> refs() {
        return Stream.concat(askedAndTurned(), changes.stream().map(DueChange::ref));
    }
}
