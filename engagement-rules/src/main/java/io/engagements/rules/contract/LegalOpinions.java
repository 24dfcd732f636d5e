package io.engagements.rules.contract;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.TerminationEvent.TerminationApprovalRequested;
import io.engagements.events.engagement.TerminationEvent.TerminationApproved;
import io.engagements.events.engagement.TerminationEvent.TerminationRefused;
import io.engagements.events.time.Deadline;
import io.engagements.rules.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the lawyer was asked and said about terminations, in order. */
public record LegalOpinions(List<Word> words) {

    static final LegalOpinions NONE = new LegalOpinions(List.of());

    public enum Kind {
        REQUESTED,
        APPROVED,
        REFUSED
    }

    /**
     * A request of the client, or the lawyer's answer.
     *
     * @param holdsUntil end of the time in which an approval holds at the longest
     * @param sequence its place in the engagement's history
     */
    public record Word(
            Kind kind,
            List<String> groundIds,
            @Nullable String statement,
            @Nullable Deadline holdsUntil,
            Stamp by,
            String eventId,
            long sequence) {}

    LegalOpinions evolve(RecordedEvent<EngagementEvent> recorded) {
        EngagementEvent event = recorded.event();
        if (event instanceof TerminationApprovalRequested asked) {
            return with(Kind.REQUESTED, asked.groundIds(), asked.statement(), null, recorded);
        } else if (event instanceof TerminationApproved approved) {
            return with(Kind.APPROVED, approved.groundIds(), approved.statement(), approved.holdsUntil(), recorded);
        } else if (event instanceof TerminationRefused refused) {
            return with(Kind.REFUSED, refused.groundIds(), refused.statement(), null, recorded);
        }
        return this;
    }

    private LegalOpinions with(
            Kind kind,
            List<String> groundIds,
            @Nullable String statement,
            @Nullable Deadline holdsUntil,
            RecordedEvent<?> by) {
        List<Word> more = new ArrayList<>(words);
        more.add(new Word(kind, groundIds, statement, holdsUntil, by.event().stamp(), by.id(), by.sequence()));
        return new LegalOpinions(List.copyOf(more));
    }

    /** The request that the lawyer has not answered yet. */
    public Optional<Word> openRequest() {
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(words.get(words.size() - 1)).filter(word -> word.kind() == Kind.REQUESTED);
    }

    /** The last refusal: what was approved before it counts no more. */
    public Optional<Word> refusal() {
        return words.stream().filter(word -> word.kind() == Kind.REFUSED).reduce((earlier, later) -> later);
    }

    public boolean isAfterRefusal(long sequence) {
        return refusal().filter(refused -> refused.sequence() > sequence).isEmpty();
    }

    public Stream<Word> approvals() {
        return words.stream()
                .filter(word -> word.kind() == Kind.APPROVED)
                .filter(word -> isAfterRefusal(word.sequence()));
    }
}
