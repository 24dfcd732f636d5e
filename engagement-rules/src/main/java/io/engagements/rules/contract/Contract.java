package io.engagements.rules.contract;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.Stamp;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.rules.EventSummary;
import io.engagements.rules.agreement.Agreement;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.clock.Circumstances;
import io.engagements.rules.clock.ClockStops;
import io.engagements.rules.clock.PausableClock;
import io.engagements.rules.clock.Pauses;
import io.engagements.rules.onboarding.Onboarding;
import io.engagements.rules.proposal.Proposals;
import io.engagements.rules.review.Statement;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The engagement itself, apart from the work done in it.
 *
 * @param statements about notices and terminations; those about work stand with it
 * @param proposals what the sides proposed to each other, and the terms agreed
 * @param pauses when clocks stand still, as agreed
 */
@RecordBuilder
public record Contract(
        String engagementId,
        String candidacyId,
        Parties parties,
        Stamp hired,
        TermsInForce inForce,
        Ending ending,
        Pauses pauses,
        Onboarding onboarding,
        Proposals proposals,
        List<Statement> statements,
        EventSummary last)
        implements Agreement, ContractBuilder.With {

    /** Sequence of the engagement's last event, from 0. */
    public long version() {
        return last.version();
    }

    @Override
    public Terms terms() {
        return inForce.terms();
    }

    @Override
    public int termsVersion() {
        return inForce.version();
    }

    @Override
    public EngagementStatus state() {
        return ending.state();
    }

    @Override
    public Optional<Deadline> lastDay() {
        return ending.lastDays().last(inForce.endsAt());
    }

    @Override
    public boolean isLastDayFixed(EndReason reason, Deadline lastDay) {
        return ending.lastDays().isFixed(reason, lastDay);
    }

    /** The last day that ends it; empty when it is the terms' own, or there is none. */
    public Optional<LastDays.Fixed> decisive() {
        return ending.lastDays().decisive(inForce.endsAt());
    }

    /** The termination for cause that ends it, or ended it; empty when another last day wins. */
    public Optional<LastDays.Fixed> endingTermination() {
        return decisive().filter(fixed -> fixed.termination() != null);
    }

    @Override
    public EngagementStatus stateAt(Instant at) {
        if (state() == EngagementStatus.TERMINATING || state() == EngagementStatus.ENDED) {
            return state();
        }
        Deadline endsAt = inForce.endsAt();
        return endsAt != null && !at.isBefore(endsAt.instant())
                ? EngagementStatus.TERMINATING
                : pauses.isPausedAt(at) ? EngagementStatus.PAUSED : EngagementStatus.ACTIVE;
    }

    /** What it adds to the question how each piece of work stands. */
    public Circumstances circumstances() {
        return new Circumstances(
                new ClockStops(pauses.spans(), onboarding.covered()), lastDay().orElse(null));
    }

    /** The end of the cure period that a notice began, moved by pauses. */
    public Deadline cureEnd(Ending.Notice notice) {
        return new PausableClock(notice.by().occurredAt(), notice.cureUntil(), pauses.spans())
                .until()
                .orElseThrow();
    }

    /** The lawyer's approval in advance, while it holds. */
    public boolean isApproved() {
        return inForce.isApproved();
    }

    @Override
    public boolean isOverAt(Instant at) {
        return lastDay().filter(last -> !last.isMetAt(at)).isPresent();
    }

    @Override
    public boolean isClosedAt(Instant at) {
        return state() == EngagementStatus.ENDED || isOverAt(at);
    }

    /** True when it is recorded that the last day passed, whether or not the exit list is done. */
    public boolean isLastDayPassed() {
        return state() == EngagementStatus.ENDED || onboarding.lastDayPassed();
    }

    @Override
    public Set<Role> sidesOf(Caller caller) {
        return parties.sidesOf(caller);
    }

    @Override
    public Role sideOf(@Nullable String party) {
        return parties.sideOf(party);
    }
}
