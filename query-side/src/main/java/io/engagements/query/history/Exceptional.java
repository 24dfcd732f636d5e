package io.engagements.query.history;

import io.engagements.events.DomainEvent;
import io.engagements.events.Stamp;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyWithdrawn;
import io.engagements.events.candidacy.CandidacyEvent.VettingCheckWaived;
import io.engagements.events.checkpoint.CheckpointEvent.SigningKeysChanged;
import io.engagements.events.engagement.OnboardingEvent.ChannelDiverted;
import io.engagements.events.engagement.OnboardingEvent.ExitItemWaived;
import io.engagements.events.engagement.OnboardingEvent.NdaExpired;
import io.engagements.events.engagement.ProposalEvent.DueDateChanged;
import io.engagements.events.engagement.ProposalEvent.ProposalLapsed;
import io.engagements.events.engagement.ProposalEvent.ProposalWithdrawn;
import io.engagements.events.engagement.ReviewEvent.DeliverableRejected;
import io.engagements.events.engagement.ReviewEvent.ImprovementContested;
import io.engagements.events.engagement.ReviewEvent.ImprovementWithdrawn;
import io.engagements.events.engagement.ReviewEvent.RejectionContested;
import io.engagements.events.engagement.ReviewEvent.ReviewLapsed;
import io.engagements.events.engagement.ReviewEvent.ReviewReopened;
import io.engagements.events.engagement.TerminationEvent.TerminationWithdrawn;
import io.engagements.events.engagement.WorkEvent.DeadlineMissed;
import io.engagements.events.engagement.WorkEvent.DeliverableCancelled;
import io.engagements.events.engagement.WorkEvent.DeliverableSubmitted;
import io.engagements.events.engagement.WorkEvent.InputReturned;
import io.engagements.events.engagement.WorkEvent.RequestLapsed;
import io.engagements.events.party.PartyEvent.PartyErased;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.query.log.LedgerEvent;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What auditors look for first: what did not go as it usually goes. An entry may be of several kinds; most are of none. */
public enum Exceptional {
    /** An attempt that a rule refused. */
    REFUSED(of(AttemptRefused.class)),
    /** A check, or an item on leaving, that somebody did without. */
    WAIVED(of(VettingCheckWaived.class, ExitItemWaived.class)),
    /** A due date that passed with nothing whole handed in. */
    MISSED(of(DeadlineMissed.class)),
    /** What makes a miss that is on record none. */
    MISS_SUPERSEDED(Exceptional::supersedesMiss),
    /** What ended because nobody answered, or the time agreed was over. */
    LAPSED(of(RequestLapsed.class, ReviewLapsed.class, ProposalLapsed.class, NdaExpired.class)),
    /** Work that was rejected, what somebody contested, and what was opened again. */
    CONTESTED(of(
            DeliverableRejected.class,
            ImprovementContested.class,
            RejectionContested.class,
            ReviewReopened.class,
            InputReturned.class)),
    /** What was taken back, or cancelled. */
    WITHDRAWN(of(
            CandidacyWithdrawn.class,
            ImprovementWithdrawn.class,
            ProposalWithdrawn.class,
            TerminationWithdrawn.class,
            DeliverableCancelled.class)),
    /** A channel that somebody set up otherwise than agreed. */
    DIVERTED(of(ChannelDiverted.class)),
    /** A fact of the clock that was stored a minute or more after it was due. */
    RECORDED_LATE(Exceptional::isRecordedLate),
    /** A party whose names were erased, or keys that were changed. */
    UPKEEP(of(PartyErased.class, SigningKeysChanged.class));

    private static final Duration LATE = Duration.ofMinutes(1);

    private final Predicate<LedgerEvent> is;

    Exceptional(Predicate<LedgerEvent> is) {
        this.is = is;
    }

    /** All that this entry is. */
    static Stream<Exceptional> of(LedgerEvent entry) {
        return Stream.of(values()).filter(kind -> kind.is.test(entry));
    }

    @SafeVarargs
    private static Predicate<LedgerEvent> of(Class<? extends DomainEvent>... types) {
        Set<Class<? extends DomainEvent>> all = Set.of(types);
        return entry -> all.contains(entry.event().getClass());
    }

    private static boolean supersedesMiss(LedgerEvent entry) {
        DomainEvent event = entry.event();
        return event instanceof DeliverableSubmitted submitted && submitted.supersedesMiss()
                || event instanceof ImprovementContested contested && contested.supersedesMiss()
                || event instanceof DueDateChanged changed && changed.supersedesMiss();
    }

    private static boolean isRecordedLate(LedgerEvent entry) {
        Stamp stamp = entry.event().stamp();
        return stamp.person().equals(Stamp.CLOCK)
                && !entry.entry().recordedAt().isBefore(stamp.occurredAt().plus(LATE));
    }
}
