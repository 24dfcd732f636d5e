package io.engagements.rules.engagement;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.DeadlineMissed;
import io.engagements.events.engagement.EngagementEvent.DeliverableAccepted;
import io.engagements.events.engagement.EngagementEvent.DeliverableSubmitted;
import io.engagements.events.engagement.EngagementEvent.QualityImprovementRequested;
import io.engagements.events.engagement.Item;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Deed;
import io.engagements.rules.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one deliverable's quality, in order: the facts that quality history is computed from. Nothing is
 * overwritten.
 *
 * @param acceptance the acceptance by a person
 */
public record Review(
        String deliverableId,
        List<Submission> submissions,
        List<Round> rounds,
        @Nullable Acceptance acceptance) {

    /** One version handed in. */
    public record Submission(
            int version,
            Instant receivedAt,
            List<Item> items,
            @Nullable String note,
            String eventId,
            Deed deed) {}

    /** One improvement round; {@code missedAt} is when its own due was found to have passed. */
    public record Round(
            int round,
            int submissionVersion,
            List<String> criteria,
            String explanation,
            Deadline due,
            Stamp asked,
            @Nullable Instant resubmittedAt,
            @Nullable Instant missedAt,
            boolean missSuperseded,
            String eventId,
            Deed deed) {

        boolean isOpen() {
            return resubmittedAt == null;
        }

        Round resubmitted(Instant at, boolean supersedes) {
            return new Round(
                    round,
                    submissionVersion,
                    criteria,
                    explanation,
                    due,
                    asked,
                    at,
                    missedAt,
                    supersedes,
                    eventId,
                    deed);
        }

        Round missed(Instant at) {
            return new Round(
                    round,
                    submissionVersion,
                    criteria,
                    explanation,
                    due,
                    asked,
                    resubmittedAt,
                    at,
                    missSuperseded,
                    eventId,
                    deed);
        }
    }

    /** The client took the work. */
    public record Acceptance(
            int submissionVersion,
            Stamp by,
            @Nullable String remarks,
            @Nullable Integer rating,
            String eventId,
            Deed deed) {}

    public static Review of(String deliverableId) {
        return new Review(deliverableId, List.of(), List.of(), null);
    }

    /** The last version handed in. */
    public Optional<Submission> latest() {
        return submissions.isEmpty() ? Optional.empty() : Optional.of(submissions.get(submissions.size() - 1));
    }

    /** The round the VA owes a resubmission for. */
    public Optional<Round> openRound() {
        return lastRound().filter(Round::isOpen);
    }

    private Optional<Round> lastRound() {
        return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.get(rounds.size() - 1));
    }

    /** The facts after an event; {@code version} is the event's sequence in the engagement. */
    public Review after(Recorded<EngagementEvent> recorded, long version) {
        EngagementEvent event = recorded.event();
        if (event instanceof DeliverableSubmitted submitted && isAbout(submitted.deliverableId())) {
            return submitted(recorded.id(), submitted, Deed.of(version, event));
        } else if (event instanceof QualityImprovementRequested asked && isAbout(asked.deliverableId())) {
            return asked(recorded.id(), asked, Deed.of(version, event));
        } else if (event instanceof DeliverableAccepted accepted && isAbout(accepted.deliverableId())) {
            return accepted(recorded.id(), accepted, Deed.of(version, event));
        } else if (event instanceof DeadlineMissed missed
                && isAbout(missed.deliverableId())
                && missed.round() != null) {
            return withLastRound(lastRound().orElseThrow().missed(missed.stamp().occurredAt()));
        }
        return this;
    }

    private boolean isAbout(String id) {
        return deliverableId.equals(id);
    }

    private Review submitted(String eventId, DeliverableSubmitted event, Deed deed) {
        Instant at = event.stamp().occurredAt();
        List<Submission> all = new ArrayList<>(submissions);
        all.add(new Submission(event.version(), at, event.items(), event.note(), eventId, deed));
        Review with = new Review(deliverableId, List.copyOf(all), rounds, acceptance);
        return openRound()
                .map(round -> with.withLastRound(round.resubmitted(at, event.supersedesMiss())))
                .orElse(with);
    }

    private Review asked(String eventId, QualityImprovementRequested event, Deed deed) {
        List<Round> all = new ArrayList<>(rounds);
        all.add(new Round(
                event.round(),
                event.submissionVersion(),
                event.criteria(),
                event.explanation(),
                event.due(),
                event.stamp(),
                null,
                null,
                false,
                eventId,
                deed));
        return new Review(deliverableId, submissions, List.copyOf(all), acceptance);
    }

    private Review accepted(String eventId, DeliverableAccepted event, Deed deed) {
        return new Review(
                deliverableId,
                submissions,
                rounds,
                new Acceptance(
                        event.submissionVersion(), event.stamp(), event.remarks(), event.rating(), eventId, deed));
    }

    private Review withLastRound(Round round) {
        List<Round> all = new ArrayList<>(rounds);
        all.set(all.size() - 1, round);
        return new Review(deliverableId, submissions, List.copyOf(all), acceptance);
    }
}
