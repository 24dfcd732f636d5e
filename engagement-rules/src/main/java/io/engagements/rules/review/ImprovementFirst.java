package io.engagements.rules.review;

import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Rule;
import io.engagements.rules.clock.PausableClock;
import io.engagements.rules.time.Intervals;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code IMPROVEMENT-FIRST}: work is rejected only after the included rounds were resubmitted, or the VA missed a
 * round's due (also one that passed after the last day), resubmitted the same content, or left a contest or an extra round open for longer than a review takes.
 */
public record ImprovementFirst(Reviewed work, int roundsIncluded, Instant at) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.IMPROVEMENT_FIRST;
    }

    @Override
    public boolean holds() {
        return resubmitted() >= roundsIncluded
                || review().askedRounds().stream().anyMatch(this::wasForNothing)
                || review().isLeftOpen(at, work.standstill().pauses());
    }

    private boolean wasForNothing(Round round) {
        return round.isMissed() || round.unchanged() || ReviewClocks.isLeftUnanswered(work, round, at);
    }

    private Review review() {
        return work.review();
    }

    private long resubmitted() {
        return review().askedRounds().stream().filter(Round::isResubmitted).count();
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("roundsAsked", review().askedRounds().size());
        facts.put("roundsResubmitted", resubmitted());
        facts.put("roundsIncluded", roundsIncluded);
        waitsUntil()
                .ifPresent(last -> facts.put("rejectableAfter", last.instant().toString()));
        return facts;
    }

    /** The open round gives a reason when this has passed, if the VA leaves it so. */
    private Optional<Deadline> waitsUntil() {
        Intervals pauses = work.standstill().pauses();
        return review().openRound().flatMap(round -> round.disputeClock(pauses)
                .map(PausableClock::until)
                .orElseGet(() -> ReviewClocks.roundDue(work, round)));
    }

    @Override
    public Optional<Instant> waitUntil() {
        return waitsUntil().map(Deadline::firstSecondAfter);
    }

    @Override
    public List<String> next() {
        return List.of("request-quality-improvement", "accept-deliverable", "withdraw-improvement");
    }
}
