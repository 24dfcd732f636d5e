package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.Stamp;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Deed;
import java.time.Instant;
import java.util.List;
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
 * @param proposals what the sides proposed to each other, and the terms agreed
 * @param version sequence of the engagement's last event, from 0
 */
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
        Status state,
        @Nullable Approval approval,
        List<Notice> notices,
        List<Miss> misses,
        @Nullable Termination termination,
        @Nullable EndReason endReason,
        Proposals proposals,
        long version,
        Deed last) {

    public enum Status {
        ACTIVE,
        TERMINATING,
        ENDED
    }

    /** The lawyer's approval of the contract under one version of the terms. */
    public record Approval(int termsVersion, String documentSha256, Stamp by, String eventId) {}

    /** A breach notice. */
    public record Notice(List<String> groundIds, String statement, Deadline cureUntil, Stamp by, String eventId) {}

    /** A termination for cause. */
    public record Termination(
            List<String> groundIds, String statement, Deadline effectiveAt, Stamp by, String eventId) {}

    /** The end of the last day: the earlier of the termination's effect and the terms' own end. */
    public Optional<Deadline> lastDay() {
        Deadline fixed = termination == null ? null : termination.effectiveAt();
        return Stream.of(Optional.ofNullable(fixed), Optional.ofNullable(endsAt))
                .flatMap(Optional::stream)
                .min((a, b) -> a.instant().compareTo(b.instant()));
    }

    /** True when the last day had passed at {@code at}: receipt decides, also where the end was stored first. */
    public boolean isOverAt(Instant at) {
        return state == Status.ENDED
                && lastDay().filter(last -> last.isMetAt(at)).isEmpty();
    }

    /** The capacities in which the caller is a party here; empty for everybody else. */
    public Set<Role> sidesOf(Caller caller) {
        return Stream.of(Role.CLIENT, Role.VA, Role.LAWYER)
                .filter(role -> caller.is(role, partyOf(role)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The side of a party that is on one. */
    Role sideOf(@Nullable String party) {
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
