package io.engagements.rules.proposal;

import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a side proposes, by kind. */
public sealed interface ProposedChange {

    ProposalKind kind();

    /**
     * Other terms, whole.
     *
     * @param baseVersion the version in force when it was proposed
     * @param effectiveFrom when they take effect, if accepted
     */
    record TermsChange(int baseVersion, Terms terms, Deadline effectiveFrom) implements ProposedChange {
        @Override
        public ProposalKind kind() {
            return ProposalKind.TERMS_CHANGE;
        }
    }

    /** @param round the improvement round whose due it is; absent for the deliverable's own */
    record DueDate(@Nullable Integer round, Deadline due) implements ProposedChange {
        @Override
        public ProposalKind kind() {
            return ProposalKind.DUE_DATE;
        }
    }

    /** The deliverable is wanted no more. */
    record Cancellation() implements ProposedChange {
        @Override
        public ProposalKind kind() {
            return ProposalKind.CANCELLATION;
        }
    }

    /** The client owes something more for the deliverable. */
    record FurtherInput(String description, Deadline due, boolean confidential) implements ProposedChange {
        @Override
        public ProposalKind kind() {
            return ProposalKind.INPUT;
        }
    }

    /** Clocks stand still. */
    record Pause(Deadline from, Deadline until) implements ProposedChange {
        @Override
        public ProposalKind kind() {
            return ProposalKind.PAUSE;
        }
    }

    /** The pause that runs ends. */
    record Resume() implements ProposedChange {
        @Override
        public ProposalKind kind() {
            return ProposalKind.RESUME;
        }
    }

    /** @param lastDay the end of the day with which the engagement would end */
    record End(Deadline lastDay) implements ProposedChange {
        @Override
        public ProposalKind kind() {
            return ProposalKind.END;
        }
    }

    /**
     * A further improvement round than the terms include.
     *
     * @param round the number it would have
     * @param submissionVersion the version it is about
     * @param due the due asked for; absent for the turnaround from the acceptance on
     */
    record ExtraRound(
            int round,
            int submissionVersion,
            List<String> criteria,
            String explanation,
            @Nullable Deadline due) implements ProposedChange {
        @Override
        public ProposalKind kind() {
            return ProposalKind.EXTRA_ROUND;
        }
    }

    /** A new review of what was handed in last. */
    record Reopening() implements ProposedChange {
        @Override
        public ProposalKind kind() {
            return ProposalKind.REOPENING;
        }
    }
}
