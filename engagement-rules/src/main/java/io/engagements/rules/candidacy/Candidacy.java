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
import io.engagements.rules.EventSummary;
import io.engagements.rules.Lists;
import io.engagements.rules.Table;
import io.engagements.rules.time.Deadlines;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client considering a VA, as its events tell.
 *
 * @param version sequence of the last event, from 0
 * @param engagementId the engagement it led to
 * @param withdrawal why it was withdrawn
 */
@RecordBuilder
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
        EventSummary last)
        implements CandidacyBuilder.With {

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

        private static Offer of(TermsOffered offered) {
            return new Offer(
                    offered.version(),
                    offered.terms(),
                    offered.expires(),
                    offered.stamp().occurredAt(),
                    null);
        }

        /** How it stands; whether a later one has replaced it is not looked at. */
        public Standing standingAt(Instant at) {
            if (declined != null) {
                return Standing.DECLINED;
            } else if (!expires.isMetAt(at)) {
                return Standing.EXPIRED;
            }
            Deadline end = Deadlines.endOf(terms);
            return end == null || end.isMetAt(at) ? Standing.STANDS : Standing.OVER;
        }

        private Offer declined(OfferDeclined by) {
            return new Offer(version, terms, expires, offeredAt, new Declined(by.reason(), by.stamp()));
        }
    }

    /** How an offer stands: nobody is hired on it unless it {@code STANDS}. */
    public enum Standing {
        STANDS,
        DECLINED,
        EXPIRED,
        /** The last day of its terms has passed. */
        OVER
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
                    EventSummary.of(0, opened));
        }
        return Objects.requireNonNull(before, "a candidacy begins by being opened")
                .evolve(event);
    }

    private static final Table<CandidacyEvent, Candidacy, Candidacy> EVENTS = new Table<
                    CandidacyEvent, Candidacy, Candidacy>()
            .on(
                    VettingCheckRecorded.class,
                    (e, before) -> before.checked(e.criterion(), new Check(e.outcome(), e.evidence(), null, e.stamp())))
            .on(VettingCheckWaived.class, (e, before) -> before.checked(e.criterion(), before.waived(e)))
            .on(TermsOffered.class, (e, before) -> before.withOffers(Lists.with(before.offers, Offer.of(e))))
            .on(OfferDeclined.class, (e, before) -> before.withOffers(before.offersDeclined(e)))
            .on(
                    CandidacyWithdrawn.class,
                    (e, before) ->
                            before.with(next -> next.state(Status.WITHDRAWN).withdrawal(e.reason())))
            .on(
                    CandidacyClosed.class,
                    (e, before) -> before.with(next -> next.state(Status.HIRED).engagementId(e.engagementId())));

    /** The events that change a candidacy: all but the one that opens it. */
    static Set<Class<? extends CandidacyEvent>> types() {
        return EVENTS.types();
    }

    private Candidacy evolve(CandidacyEvent event) {
        long place = version + 1;
        return EVENTS.apply(event, this).with(next -> next.version(place).last(EventSummary.of(place, event)));
    }

    private Candidacy checked(Criterion criterion, Check check) {
        Map<Criterion, Check> all = new EnumMap<>(Criterion.class);
        all.putAll(checks);
        all.put(criterion, check);
        return withChecks(all);
    }

    private Check waived(VettingCheckWaived waived) {
        Check before = checks.get(waived.criterion());
        return new Check(
                before == null ? null : before.outcome(),
                before == null ? null : before.evidence(),
                waived.reason(),
                waived.stamp());
    }

    private List<Offer> offersDeclined(OfferDeclined declined) {
        return offers.stream()
                .map(offer -> offer.version() == declined.termsVersion() ? offer.declined(declined) : offer)
                .toList();
    }
}
