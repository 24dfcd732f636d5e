package io.engagements.query.candidacy;

import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.rules.candidacy.Candidacy;
import io.engagements.rules.candidacy.FeeAdvice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A candidacy as the interface shows it: all ten checks, also those not made yet, and every version of the terms.
 *
 * @param withdrawal why it was withdrawn
 * @param withdrawn the same, with who did and when
 */
record CandidacyView(
        String candidacyId,
        String clientId,
        String vaId,
        Candidacy.Status state,
        long version,
        List<CheckView> vetting,
        List<OfferView> terms,
        @Nullable String engagementId,
        @Nullable String withdrawal,
        Candidacy.@Nullable Withdrawn withdrawn) {

    /**
     * {@code feeAdvice} is advice only, on hourly fees in US dollars; {@code declined} says why the client did not take
     * these terms, and who said so.
     */
    record OfferView(
            int version,
            Terms terms,
            Instant offeredAt,
            Deadline expires,
            @Nullable FeeAdvice feeAdvice,
            Candidacy.@Nullable Declined declined) {}

    static CandidacyView of(Candidacy candidacy) {
        return new CandidacyView(
                candidacy.candidacyId(),
                candidacy.clientId(),
                candidacy.vaId(),
                candidacy.state(),
                candidacy.version(),
                CheckView.of(candidacy),
                candidacy.offers().stream().map(CandidacyView::offer).toList(),
                candidacy.engagementId(),
                candidacy.withdrawal(),
                candidacy.withdrawn());
    }

    private static OfferView offer(Candidacy.Offer offer) {
        return new OfferView(
                offer.version(),
                offer.terms(),
                offer.offeredAt(),
                offer.expires(),
                FeeAdvice.on(offer.terms().fee()).orElse(null),
                offer.declined());
    }
}
