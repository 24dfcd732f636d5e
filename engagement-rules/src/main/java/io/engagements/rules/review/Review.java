package io.engagements.rules.review;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.time.Deadline;
import io.engagements.rules.EventSummary;
import io.engagements.rules.Lists;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.clock.PausableClock;
import io.engagements.rules.time.Intervals;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one deliverable's quality, in order: the facts that quality history is computed from. Nothing is
 * overwritten.
 *
 * @param submissions every version handed in, partial ones too
 * @param acceptances by a person; more than one when a review was reopened
 * @param reopenings new reviews of what had been decided, or had lapsed
 * @param extraRounds rounds that the client proposed beyond those that the terms include
 * @param statements what was said about it
 */
@RecordBuilder
public record Review(
        String deliverableId,
        List<Submission> submissions,
        List<Round> rounds,
        List<Rejection> rejections,
        List<Lapse> lapses,
        List<Acceptance> acceptances,
        List<Reopening> reopenings,
        List<ExtraRound> extraRounds,
        List<Statement> statements)
        implements ReviewBuilder.With {

    /** The client took the work. */
    public record Acceptance(
            int submissionVersion,
            Stamp by,
            @Nullable String remarks,
            @Nullable Integer rating,
            String eventId,
            EventSummary summary) {}

    /** The client did not take the work. */
    public record Rejection(
            int submissionVersion,
            List<String> criteria,
            String explanation,
            Stamp by,
            @Nullable Contest contest,
            String eventId,
            EventSummary summary) {

        Rejection with(@Nullable Contest contest) {
            return new Rejection(submissionVersion, criteria, explanation, by, contest, eventId, summary);
        }
    }

    /** The VA did not let a rejection stand. */
    public record Contest(String statement, Stamp by, String eventId) {}

    /**
     * The review window passed in silence.
     *
     * @param superseded true when what was received in time was stored after it
     */
    public record Lapse(int submissionVersion, Instant at, boolean superseded, String eventId) {

        private Lapse lifted() {
            return new Lapse(submissionVersion, at, true, eventId);
        }
    }

    /** Both sides wanted a new review, with a window of its own. */
    public record Reopening(
            int submissionVersion, Stamp by, Deadline reviewUntil, String eventId, EventSummary summary) {}

    /**
     * A round that needs the VA's consent: until it is answered the review stands still.
     *
     * @param rejectableAfter left open for longer than that, the work may be rejected
     * @param endedAt when it was answered, taken back, or lapsed
     */
    public record ExtraRound(
            String proposalId,
            Instant askedAt,
            Deadline rejectableAfter,
            @Nullable Instant endedAt,
            boolean accepted) {

        private boolean isLeftOpen(Instant at, Intervals pauses) {
            return !accepted
                    && new PausableClock(askedAt, rejectableAfter, pauses).isOverAt(endedAt == null ? at : endedAt);
        }
    }

    public static Review of(String deliverableId) {
        return new Review(
                deliverableId, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** The last full version handed in: reviews are about it. */
    public Optional<Submission> latest() {
        return last(submissions.stream().filter(each -> !each.partial()).toList());
    }

    /** The round the VA owes a resubmission for. */
    public Optional<Round> openRound() {
        return last(rounds).filter(Round::isOpen);
    }

    public Optional<Rejection> lastRejection() {
        return last(rejections);
    }

    /** The acceptance that stands; absent when the review was reopened since. */
    public @Nullable Acceptance acceptance() {
        return last(known(acceptances, Acceptance::submissionVersion))
                .filter(each -> stands(each.summary()))
                .orElse(null);
    }

    public Optional<Round> lastRound() {
        return last(rounds);
    }

    /** True when by that end of its window silence would not have closed the review. */
    public boolean isSilenceLiftedBy(Deadline end) {
        return last(lapses)
                .filter(lapse -> end.firstSecondAfter().isAfter(lapse.at()))
                .isPresent();
    }

    /**
     * Of what is said of versions, what is of one that was handed in. As of an instant there may be more: what was received
     * before the version that it names says nothing yet.
     */
    private <T> List<T> known(List<T> all, ToIntFunction<T> version) {
        return all.stream()
                .filter(each -> submissions.stream()
                        .anyMatch(submission ->
                                !submission.partial() && submission.version() == version.applyAsInt(each)))
                .toList();
    }

    private static <T> Optional<T> last(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** True when no new review was begun since; one that passed in silence leaves what had been decided before. */
    private boolean stands(EventSummary summary) {
        return reopenings.stream()
                .filter(each -> each.summary().version() > summary.version())
                .allMatch(this::passedInSilence);
    }

    private boolean stands(Lapse lapse) {
        return !lapse.superseded()
                && reopenings.stream()
                        .filter(each -> !each.by().occurredAt().isBefore(lapse.at()))
                        .allMatch(this::passedInSilence);
    }

    /** True when a new review of a version was closed by silence, and by nobody's decision. */
    private boolean passedInSilence(Reopening reopening) {
        long until = reopenings.stream()
                .mapToLong(each -> each.summary().version())
                .filter(version -> version > reopening.summary().version())
                .min()
                .orElse(Long.MAX_VALUE);
        boolean decided = Stream.concat(
                        acceptances.stream().map(Acceptance::summary),
                        rejections.stream().map(Rejection::summary))
                .mapToLong(EventSummary::version)
                .anyMatch(version -> version > reopening.summary().version() && version < until);
        return !decided
                && lapses.stream()
                        .anyMatch(lapse -> !lapse.superseded()
                                && lapse.submissionVersion() == reopening.submissionVersion()
                                && lapse.at().isAfter(reopening.by().occurredAt()));
    }

    /** How many lapses turned out to be none. */
    public long supersededLapses() {
        return lapses.stream().filter(Lapse::superseded).count();
    }

    /**
     * The clock of the client's review of a version, pauses apart: the one place where it is told when it runs. Empty when
     * the version opens none.
     */
    public Optional<PausableClock> window(Submission submission) {
        Deadline until = submission.reviewUntil();
        return until == null
                ? Optional.empty()
                : Optional.of(reopening(submission.version())
                        .map(each -> new PausableClock(each.by().occurredAt(), each.reviewUntil(), still()))
                        .orElseGet(() -> new PausableClock(submission.receivedAt(), until, still())));
    }

    private Optional<Reopening> reopening(int version) {
        return last(reopenings.stream()
                .filter(each -> each.submissionVersion() == version)
                .toList());
    }

    /** When that review was over: by a decision, by the next version, or by silence. */
    public Optional<Instant> closedAt(Submission submission) {
        int version = submission.version();
        long since = reopening(version)
                .map(Reopening::summary)
                .orElse(submission.summary())
                .version();
        Stream<EventSummary> next = submissions.stream()
                .filter(each -> each.version() > version && !each.partial())
                .map(Submission::summary);
        Stream<EventSummary> asked = rounds.stream()
                .filter(each -> each.submissionVersion() == version && !each.isWithdrawn())
                .map(Round::summary);
        Stream<EventSummary> rejected = rejections.stream()
                .filter(each -> each.submissionVersion() == version)
                .map(Rejection::summary);
        Stream<EventSummary> accepted = acceptances.stream()
                .filter(each -> each.submissionVersion() == version)
                .map(Acceptance::summary);
        Stream<Instant> decided = Stream.of(next, asked, rejected, accepted)
                .flatMap(each -> each)
                .filter(summary -> summary.version() > since)
                .map(EventSummary::at);
        return Stream.concat(decided, silence(version)).min(Instant::compareTo);
    }

    private Stream<Instant> silence(int version) {
        return lapses.stream()
                .filter(each -> each.submissionVersion() == version && stands(each))
                .map(Lapse::at);
    }

    /** While a round that was taken back was open, and while an extra one waited for consent. */
    private Intervals still() {
        Intervals still = Intervals.NONE;
        for (Round round : rounds) {
            Stamp withdrawn = round.withdrawn();
            still = withdrawn == null ? still : still.with(round.begunAt(), withdrawn.occurredAt());
        }
        for (ExtraRound extra : extraRounds) {
            still = still.with(extra.askedAt(), extra.endedAt());
        }
        return still;
    }

    /** True when the VA left a contest or an extra round open for longer than a review takes. */
    public boolean isLeftOpen(Instant at, Intervals pauses) {
        return rounds.stream().anyMatch(round -> round.isLeftInDispute(at, pauses))
                || extraRounds.stream().anyMatch(extra -> extra.isLeftOpen(at, pauses));
    }

    /** Those that count as asked for: what was taken back does not. */
    public List<Round> askedRounds() {
        return rounds.stream().filter(round -> !round.isWithdrawn()).toList();
    }

    /** What became of it; empty when nothing was handed in whole. */
    public Optional<DeliverableState> outcome() {
        if (acceptance() != null) {
            return Optional.of(DeliverableState.ACCEPTED);
        } else if (isRejected()) {
            return Optional.of(DeliverableState.REJECTED);
        } else if (last(known(lapses, Lapse::submissionVersion))
                .filter(this::stands)
                .isPresent()) {
            return Optional.of(DeliverableState.ACCEPTED_BY_SILENCE);
        }
        Optional<Round> open = last(known(rounds, Round::submissionVersion))
                .filter(Round::isOpen)
                .filter(round -> stands(round.summary()));
        return open.isPresent()
                ? open.map(round ->
                        round.isInDispute() ? DeliverableState.CONTESTED : DeliverableState.IMPROVEMENT_REQUESTED)
                : latest().map(latest -> DeliverableState.SUBMITTED);
    }

    private boolean isRejected() {
        return last(known(rejections, Rejection::submissionVersion))
                .filter(rejection -> stands(rejection.summary())
                        && latest().filter(latest -> latest.version() == rejection.submissionVersion())
                                .isPresent())
                .isPresent();
    }

    /** The facts after an event about this deliverable. */
    public Review evolve(RecordedEvent<? extends EngagementEvent> recorded) {
        return ReviewFold.evolve(this, recorded);
    }

    /** True for the deliverable's id once it was handed in, and for the id of every event of the review. */
    public boolean isKnownBy(String id) {
        Stream<String> events = Stream.of(
                        submissions.stream().map(Submission::eventId),
                        rounds.stream().map(Round::eventId),
                        rejections.stream().map(Rejection::eventId),
                        lapses.stream().map(Lapse::eventId),
                        acceptances.stream().map(Acceptance::eventId),
                        reopenings.stream().map(Reopening::eventId))
                .flatMap(ids -> ids);
        return !submissions.isEmpty() && (id.equals(deliverableId) || events.anyMatch(id::equals));
    }

    /** What pauses agreed in time, and stored late, take back: the round's miss. */
    public Review roundLifted() {
        return withRounds(Lists.lastReplaced(rounds, Round::lifted));
    }

    /** Likewise the silence about the latest version. */
    public Review silenceLifted() {
        return withLapses(Lists.lastReplaced(lapses, Lapse::lifted));
    }
}
