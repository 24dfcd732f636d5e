package io.engagements.rules.candidacy;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.Stamp;
import io.engagements.events.candidacy.CandidacyEvent;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyClosed;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyOpened;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyWithdrawn;
import io.engagements.events.candidacy.CandidacyEvent.OfferDeclined;
import io.engagements.events.candidacy.CandidacyEvent.TermsOffered;
import io.engagements.events.candidacy.CandidacyEvent.VettingCheckRecorded;
import io.engagements.events.candidacy.CandidacyEvent.VettingCheckWaived;
import io.engagements.events.candidacy.Criterion;
import io.engagements.events.candidacy.Outcome;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Deed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client considering a VA, as its events tell.
 *
 * @param version sequence of the last event, from 0
 * @param engagementId the engagement it led to
 * @param withdrawal why it was withdrawn
 */
public record Candidacy(
        String candidacyId,
        String clientId,
        String vaId,
        Status state,
        Map<Criterion, Check> checks,
        List<Offer> offers,
        @Nullable String engagementId,
        @Nullable String withdrawal,
        long version,
        Deed last) {

    public enum Status {
        OPEN,
        HIRED,
        WITHDRAWN
    }

    /** What is known of one criterion: the latest record, or a waiver made after it. */
    public record Check(
            @Nullable Outcome outcome,
            @Nullable String evidence,
            @Nullable String waiver,
            Stamp by) {

        /** True when it stands in no hiring's way. */
        public boolean passes() {
            return waiver != null || outcome == Outcome.SATISFIED;
        }
    }

    /**
     * One version of the VA's terms; it stands up to and including {@code expires}, unless the client declines it.
     *
     * @param declined absent while the client has not declined it
     */
    public record Offer(
            int version,
            Terms terms,
            Deadline expires,
            Instant offeredAt,
            @Nullable Declined declined) {

        Offer declined(OfferDeclined by) {
            return new Offer(version, terms, expires, offeredAt, new Declined(by.reason(), by.stamp()));
        }
    }

    /** That the client did not take an offer, and why. */
    public record Declined(String reason, Stamp by) {}

    /** The offer that counts: the last one, also when it has expired or was declined. */
    public Optional<Offer> latestOffer() {
        return offers.isEmpty() ? Optional.empty() : Optional.of(offers.get(offers.size() - 1));
    }

    /** True when the caller is its client or its VA. */
    public boolean isPartyTo(Caller caller) {
        return caller.is(Role.CLIENT, clientId) || caller.is(Role.VA, vaId);
    }

    /** The state after an event. The first event of a candidacy is {@link CandidacyOpened}. */
    public static Candidacy evolve(@Nullable Candidacy before, CandidacyEvent event) {
        if (event instanceof CandidacyOpened opened) {
            return new Candidacy(
                    opened.candidacyId(),
                    opened.clientId(),
                    opened.vaId(),
                    Status.OPEN,
                    Map.of(),
                    List.of(),
                    null,
                    null,
                    0,
                    Deed.of(0, opened));
        }
        return Objects.requireNonNull(before, "a candidacy begins by being opened")
                .after(event);
    }

    private Candidacy after(CandidacyEvent event) {
        if (event instanceof VettingCheckRecorded check) {
            return with(check, check.criterion(), new Check(check.outcome(), check.evidence(), null, check.stamp()));
        } else if (event instanceof VettingCheckWaived waived) {
            Check before = checks.get(waived.criterion());
            return with(
                    waived,
                    waived.criterion(),
                    new Check(
                            before == null ? null : before.outcome(),
                            before == null ? null : before.evidence(),
                            waived.reason(),
                            waived.stamp()));
        } else if (event instanceof TermsOffered offered) {
            return with(offered);
        } else if (event instanceof OfferDeclined declined) {
            return with(declined);
        } else if (event instanceof CandidacyWithdrawn withdrawn) {
            return ended(withdrawn, Status.WITHDRAWN, null, withdrawn.reason());
        } else if (event instanceof CandidacyClosed closed) {
            return ended(closed, Status.HIRED, closed.engagementId(), null);
        }
        throw new IllegalArgumentException("no candidacy event: " + event.getClass());
    }

    private Candidacy with(CandidacyEvent event, Criterion criterion, Check check) {
        Map<Criterion, Check> all = new EnumMap<>(Criterion.class);
        all.putAll(checks);
        all.put(criterion, check);
        return next(event, state, all, offers, engagementId, withdrawal);
    }

    private Candidacy with(TermsOffered offered) {
        List<Offer> all = new ArrayList<>(offers);
        all.add(new Offer(
                offered.version(),
                offered.terms(),
                offered.expires(),
                offered.stamp().occurredAt(),
                null));
        return next(offered, state, checks, List.copyOf(all), engagementId, withdrawal);
    }

    private Candidacy with(OfferDeclined declined) {
        List<Offer> all = offers.stream()
                .map(offer -> offer.version() == declined.termsVersion() ? offer.declined(declined) : offer)
                .toList();
        return next(declined, state, checks, all, engagementId, withdrawal);
    }

    private Candidacy ended(CandidacyEvent event, Status end, @Nullable String engagement, @Nullable String reason) {
        return next(event, end, checks, offers, engagement, reason);
    }

    private Candidacy next(
            CandidacyEvent event,
            Status status,
            Map<Criterion, Check> allChecks,
            List<Offer> allOffers,
            @Nullable String engagement,
            @Nullable String reason) {
        return new Candidacy(
                candidacyId,
                clientId,
                vaId,
                status,
                allChecks,
                allOffers,
                engagement,
                reason,
                version + 1,
                Deed.of(version + 1, event));
    }
}
