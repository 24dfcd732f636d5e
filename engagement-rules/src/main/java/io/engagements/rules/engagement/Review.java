package io.engagements.rules.engagement;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.DeadlineMissed;
import io.engagements.events.engagement.EngagementEvent.DeliverableAccepted;
import io.engagements.events.engagement.EngagementEvent.DeliverableRejected;
import io.engagements.events.engagement.EngagementEvent.DeliverableSubmitted;
import io.engagements.events.engagement.EngagementEvent.DueDateChanged;
import io.engagements.events.engagement.EngagementEvent.QualityImprovementRequested;
import io.engagements.events.engagement.EngagementEvent.RejectionContested;
import io.engagements.events.engagement.EngagementEvent.ReviewLapsed;
import io.engagements.events.engagement.EngagementEvent.StatementAdded;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Deed;
import io.engagements.rules.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one deliverable's quality, in order: the facts that quality history is computed from. Nothing is
 * overwritten.
 *
 * @param submissions every version handed in, partial ones too
 * @param acceptance the acceptance by a person
 * @param statements what was said about it
 */
public record Review(
        String deliverableId,
        List<Submission> submissions,
        List<Round> rounds,
        List<Rejection> rejections,
        List<Lapse> lapses,
        @Nullable Acceptance acceptance,
        List<Statement> statements) {

    /** The client took the work. */
    public record Acceptance(
            int submissionVersion,
            Stamp by,
            @Nullable String remarks,
            @Nullable Integer rating,
            String eventId,
            Deed deed) {}

    /** The client did not take the work. */
    public record Rejection(
            int submissionVersion,
            List<String> criteria,
            String explanation,
            Stamp by,
            @Nullable Contest contest,
            String eventId,
            Deed deed) {

        private Rejection with(@Nullable Contest contest) {
            return new Rejection(submissionVersion, criteria, explanation, by, contest, eventId, deed);
        }

        private Rejection asOf(Instant instant) {
            return contest != null && contest.by().occurredAt().isAfter(instant) ? with(null) : this;
        }
    }

    /** The VA did not let a rejection stand. */
    public record Contest(String statement, Stamp by, String eventId) {}

    /**
     * The review window passed in silence.
     *
     * @param superseded true when a decision received in time was stored after it
     */
    public record Lapse(int submissionVersion, Instant at, boolean superseded, String eventId) {}

    public static Review of(String deliverableId) {
        return new Review(deliverableId, List.of(), List.of(), List.of(), List.of(), null, List.of());
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

    Optional<Round> lastRound() {
        return last(rounds);
    }

    /** True when by that end of its window silence would not have closed the review. */
    boolean isSilenceLiftedBy(Deadline end) {
        return last(lapses)
                .filter(lapse -> end.firstSecondAfter().isAfter(lapse.at()))
                .isPresent();
    }

    /** When the review of a version was over: by what followed it, or by silence. */
    Optional<Instant> closedAt(Submission submission) {
        int version = submission.version();
        Stream<Instant> next = submissions.stream()
                .filter(each -> each.version() > version && !each.partial())
                .map(Submission::receivedAt);
        Stream<Instant> asked = rounds.stream()
                .filter(each -> each.submissionVersion() == version)
                .map(each -> each.asked().occurredAt());
        Stream<Instant> rejected = rejections.stream()
                .filter(each -> each.submissionVersion() == version)
                .map(each -> each.by().occurredAt());
        Stream<Instant> silence = lapses.stream()
                .filter(each -> each.submissionVersion() == version && !each.superseded())
                .map(Lapse::at);
        Stream<Instant> accepted = Stream.ofNullable(acceptance)
                .filter(each -> each.submissionVersion() == version)
                .map(each -> each.by().occurredAt());
        return Stream.of(next, asked, rejected, silence, accepted)
                .flatMap(each -> each)
                .min(Instant::compareTo);
    }

    private static <T> Optional<T> last(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** What was known of it at an instant. */
    public Review asOf(Instant instant) {
        return new Review(
                deliverableId,
                until(instant, submissions, Submission::receivedAt),
                until(instant, rounds, round -> round.asked().occurredAt()).stream()
                        .map(round -> round.asOf(instant))
                        .toList(),
                until(instant, rejections, rejection -> rejection.by().occurredAt()).stream()
                        .map(rejection -> rejection.asOf(instant))
                        .toList(),
                until(instant, lapses, Lapse::at),
                acceptance == null || acceptance.by().occurredAt().isAfter(instant) ? null : acceptance,
                until(instant, statements, statement -> statement.by().occurredAt()));
    }

    private static <T> List<T> until(Instant instant, List<T> all, Function<T, Instant> at) {
        return all.stream().filter(each -> !at.apply(each).isAfter(instant)).toList();
    }

    /** What became of it; empty when nothing was handed in whole. */
    public Optional<DeliverableState> outcome() {
        if (acceptance != null) {
            return Optional.of(DeliverableState.ACCEPTED);
        } else if (last(lapses).filter(lapse -> !lapse.superseded()).isPresent()) {
            return Optional.of(DeliverableState.ACCEPTED_BY_SILENCE);
        } else if (openRound().isPresent()) {
            return Optional.of(isRejected() ? DeliverableState.REJECTED : DeliverableState.IMPROVEMENT_REQUESTED);
        }
        return latest().map(latest -> isRejected() ? DeliverableState.REJECTED : DeliverableState.SUBMITTED);
    }

    private boolean isRejected() {
        return lastRejection()
                .filter(rejection -> latest().filter(latest -> latest.version() == rejection.submissionVersion())
                        .isPresent())
                .isPresent();
    }

    /** The facts after an event about this deliverable. */
    public Review after(Recorded<? extends EngagementEvent> recorded) {
        EngagementEvent event = recorded.event();
        if (event instanceof DeliverableSubmitted submitted) {
            return submitted(recorded, submitted);
        } else if (event instanceof QualityImprovementRequested asked) {
            return superseding(asked.submissionVersion()).with(with(rounds, Round.of(recorded, asked)));
        } else if (event instanceof DeliverableAccepted accepted) {
            return superseding(accepted.submissionVersion()).accepted(recorded, accepted);
        } else if (event instanceof DeliverableRejected rejected) {
            return superseding(rejected.submissionVersion()).rejected(recorded, rejected);
        } else if (event instanceof ReviewLapsed lapsed) {
            return lapsed(recorded.id(), lapsed);
        } else if (event instanceof DueDateChanged changed && changed.round() != null) {
            int place = changed.round() - 1;
            return with(replaced(rounds, place, round -> round.dueChanged(changed)));
        } else if (event instanceof DeadlineMissed missed && missed.round() != null) {
            return with(lastReplaced(rounds, round -> round.missed(missed)));
        } else if (event instanceof RejectionContested contested) {
            return contested(new Contest(contested.statement(), contested.stamp(), recorded.id()));
        } else if (event instanceof StatementAdded said) {
            List<Statement> all = with(statements, Statement.of(recorded, said));
            return new Review(deliverableId, submissions, rounds, rejections, lapses, acceptance, all);
        }
        return this;
    }

    private Review contested(Contest contest) {
        List<Rejection> all = lastReplaced(rejections, rejection -> rejection.with(contest));
        return new Review(deliverableId, submissions, rounds, all, lapses, acceptance, statements);
    }

    /** True for the deliverable's id once it was handed in, and for the id of every event of the review. */
    boolean isKnownBy(String id) {
        Stream<String> events = Stream.of(
                        submissions.stream().map(Submission::eventId),
                        rounds.stream().map(Round::eventId),
                        rejections.stream().map(Rejection::eventId),
                        lapses.stream().map(Lapse::eventId),
                        Stream.ofNullable(acceptance).map(Acceptance::eventId))
                .flatMap(ids -> ids);
        return !submissions.isEmpty() && (id.equals(deliverableId) || events.anyMatch(id::equals));
    }

    private Review submitted(Recorded<?> recorded, DeliverableSubmitted event) {
        Review review = event.partial() || openRound().isEmpty()
                ? this
                : with(lastReplaced(rounds, round -> round.resubmitted(event)));
        if (!event.partial()) {
            review = review.superseding(latest().map(Submission::version).orElse(0));
        }
        List<Submission> all = with(submissions, Submission.of(recorded, event));
        return new Review(deliverableId, all, review.rounds, rejections, review.lapses, acceptance, statements);
    }

    private Review accepted(Recorded<?> recorded, DeliverableAccepted event) {
        Acceptance accepted = new Acceptance(
                event.submissionVersion(),
                event.stamp(),
                event.remarks(),
                event.rating(),
                recorded.id(),
                recorded.deed());
        return new Review(deliverableId, submissions, rounds, rejections, lapses, accepted, statements);
    }

    private Review rejected(Recorded<?> recorded, DeliverableRejected event) {
        Rejection rejection = new Rejection(
                event.submissionVersion(),
                event.criteria(),
                event.explanation(),
                event.stamp(),
                null,
                recorded.id(),
                recorded.deed());
        return new Review(
                deliverableId, submissions, rounds, with(rejections, rejection), lapses, acceptance, statements);
    }

    private Review lapsed(String eventId, ReviewLapsed event) {
        Lapse lapse = new Lapse(event.submissionVersion(), event.stamp().occurredAt(), false, eventId);
        return new Review(deliverableId, submissions, rounds, rejections, with(lapses, lapse), acceptance, statements);
    }

    /** Whatever follows a lapse about the same version was received before it. */
    private Review superseding(int version) {
        List<Lapse> all = lapses.stream()
                .map(lapse -> lapse.submissionVersion() == version
                        ? new Lapse(version, lapse.at(), true, lapse.eventId())
                        : lapse)
                .toList();
        return new Review(deliverableId, submissions, rounds, rejections, all, acceptance, statements);
    }

    /** What pauses agreed in time, and stored late, take back: the round's miss. */
    Review roundLifted() {
        return with(lastReplaced(rounds, Round::lifted));
    }

    /** Likewise the silence about the latest version. */
    Review silenceLifted() {
        return superseding(latest().orElseThrow().version());
    }

    private Review with(List<Round> all) {
        return new Review(deliverableId, submissions, all, rejections, lapses, acceptance, statements);
    }

    private static <T> List<T> with(List<T> before, T more) {
        List<T> all = new ArrayList<>(before);
        all.add(more);
        return List.copyOf(all);
    }

    /** As of a moment there may be an answer, received first and stored later, to what is not there yet. */
    private static <T> List<T> lastReplaced(List<T> before, UnaryOperator<T> change) {
        return before.isEmpty() ? before : replaced(before, before.size() - 1, change);
    }

    private static <T> List<T> replaced(List<T> before, int place, UnaryOperator<T> change) {
        List<T> all = new ArrayList<>(before);
        all.set(place, change.apply(all.get(place)));
        return List.copyOf(all);
    }
}
