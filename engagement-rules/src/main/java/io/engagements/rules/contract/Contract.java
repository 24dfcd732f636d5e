package io.engagements.rules.contract;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.Stamp;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Deed;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The engagement itself, apart from the work done in it.
 *
 * @param endsAt end of the terms' last day; absent when open-ended
 * @param misses first submissions missed, the latest last; those that can count no more are left out
 * @param lastDays those that somebody fixed, besides the terms' own
 * @param statements about notices and terminations; those about work stand with it
 * @param proposals what the sides proposed to each other, and the terms agreed
 * @param pauses when clocks stand still, as agreed
 * @param version sequence of the engagement's last event, from 0
 */
@RecordBuilder
public record Contract(
        String engagementId,
        String candidacyId,
        String clientId,
        String vaId,
        @Nullable String lawyerId,
        Stamp hired,
        int termsVersion,
        Terms terms,
        @Nullable Deadline endsAt,
        EngagementStatus state,
        @Nullable Approval approval,
        List<Notice> notices,
        List<Miss> misses,
        LastDays lastDays,
        @Nullable EndReason endReason,
        LegalOpinions counsel,
        List<Statement> statements,
        Proposals proposals,
        long version,
        Deed last,
        Onboarding onboarding,
        Pauses pauses)
        implements Agreement, ContractBuilder.With {

    /**
     * The lawyer's approval of the contract.
     *
     * @param terms what was approved
     * @param sequence its place in the engagement's history
     * @param holds true until any of what the lawyer weighed is changed: then it is gone, also when that changes back
     */
    public record Approval(
            int termsVersion,
            String documentSha256,
            Weighed terms,
            Stamp by,
            String eventId,
            long sequence,
            boolean holds) {

        public Approval under(Terms changed) {
            boolean same = Weighed.of(changed).equals(terms);
            return new Approval(termsVersion, documentSha256, terms, by, eventId, sequence, holds && same);
        }
    }

    /** Those of the terms that a lawyer weighs; the others may change without a new approval. */
    public record Weighed(
            int noticeDays, int cureDays, int improvementRounds, int latenessThreshold, int latenessWindowDays) {

        static Weighed of(Terms terms) {
            return new Weighed(
                    terms.noticeDays(),
                    terms.cureDays(),
                    terms.improvementRounds(),
                    terms.latenessThreshold(),
                    terms.latenessWindowDays());
        }
    }

    /** A breach notice. */
    public record Notice(List<String> groundIds, String statement, Deadline cureUntil, Stamp by, String eventId) {}

    /** The client, the VA, and the lawyer where there is one. */
    public List<String> partyIds() {
        return Stream.of(clientId, vaId, lawyerId).filter(Objects::nonNull).toList();
    }

    @Override
    public Optional<Deadline> lastDay() {
        return lastDays.last(endsAt);
    }

    @Override
    public boolean isLastDayFixed(EndReason reason, Deadline lastDay) {
        return lastDays.isFixed(reason, lastDay);
    }

    /** The last day that ends it; empty when it is the terms' own, or there is none. */
    public Optional<LastDays.Fixed> decisive() {
        return lastDays.decisive(endsAt);
    }

    /** The termination for cause that ends it, or ended it; empty when another last day wins. */
    public Optional<LastDays.Fixed> endingTermination() {
        return decisive().filter(fixed -> fixed.termination() != null);
    }

    @Override
    public EngagementStatus stateAt(Instant at) {
        if (state == EngagementStatus.TERMINATING || state == EngagementStatus.ENDED) {
            return state;
        }
        boolean ending = endsAt != null && !at.isBefore(endsAt.instant());
        return ending
                ? EngagementStatus.TERMINATING
                : pauses.isPausedAt(at) ? EngagementStatus.PAUSED : EngagementStatus.ACTIVE;
    }

    /** What it adds to the question how each piece of work stands. */
    public Circumstances circumstances() {
        return new Circumstances(
                new ClockStops(pauses.spans(), onboarding.covered()), lastDay().orElse(null));
    }

    /** The end of the cure period that a notice began, moved by pauses. */
    public Deadline cureEnd(Notice notice) {
        return new PausableClock(notice.by().occurredAt(), notice.cureUntil(), pauses.spans())
                .until()
                .orElseThrow();
    }

    /** The lawyer's approval in advance, while it holds. */
    public boolean isApproved() {
        return approval != null && approval.holds();
    }

    @Override
    public boolean isOverAt(Instant at) {
        return lastDay().filter(last -> !last.isMetAt(at)).isPresent();
    }

    @Override
    public boolean isClosedAt(Instant at) {
        return state == EngagementStatus.ENDED || isOverAt(at);
    }

    /** True when it is recorded that the last day passed, whether or not the exit list is done. */
    public boolean isLastDayPassed() {
        return state == EngagementStatus.ENDED || onboarding.lastDayPassed();
    }

    @Override
    public Set<Role> sidesOf(Caller caller) {
        return Stream.of(Role.CLIENT, Role.VA, Role.LAWYER)
                .filter(role -> caller.is(role, partyOf(role)))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Role sideOf(@Nullable String party) {
        return clientId.equals(party) ? Role.CLIENT : Role.VA;
    }

    private @Nullable String partyOf(Role role) {
        return switch (role) {
            case CLIENT -> clientId;
            case VA -> vaId;
            case LAWYER -> lawyerId;
            default -> null;
        };
    }
}
