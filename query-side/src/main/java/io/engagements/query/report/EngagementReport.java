package io.engagements.query.report;

import io.engagements.events.Stamp;
import io.engagements.events.refusal.RuleId;
import io.engagements.query.answer.ReviewView;
import io.engagements.query.engagement.AgreementView.TermsVersion;
import io.engagements.query.engagement.EngagementView;
import io.engagements.query.party.PartyName;
import io.engagements.rules.review.Review;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An engagement as it stood, with what became of its work.
 *
 * @param events how many there are until then
 * @param engagement without its deliverables
 * @param terms those in force
 * @param agreed who agreed to them, and when; absent where it is not known
 * @param measures of all of the time
 * @param pieces every one, in the order in which they were asked for
 * @param titles of the pieces, by their ids
 * @param requests for improvement, by the work that they are about
 * @param rejections likewise, also of what was accepted after a new review
 * @param refused how many attempts were refused, by the rules that refused them, the first one that failed first; each
 *     attempt counts once
 */
record EngagementReport(
        long events,
        EngagementView engagement,
        List<PartyName> parties,
        TermsVersion terms,
        @Nullable Stamp agreed,
        List<Measure.Group> measures,
        List<Piece> pieces,
        Map<String, String> titles,
        Stops stops,
        List<Request> requests,
        List<Rejected> rejections,
        Map<List<RuleId>, Long> refused) {

    /**
     * While clocks stood still, and what the client owed.
     *
     * @param pauses that had begun
     * @param hours of these until then, elapsed
     * @param inputs that the client owed or owes
     * @param given of these
     * @param late that somebody waits for beyond their dues
     */
    record Stops(long pauses, BigDecimal hours, int inputs, int given, int late) {}

    /**
     * @param title of the work
     * @param became what became of it once the VA had not let it stand; absent where that is so still, or never was
     */
    record Request(
            String title, ReviewView.Round round, @Nullable Became became) {}

    /** How a round stopped being in dispute. */
    enum How {
        /** The VA let it stand after all. */
        CONCEDED,
        /** The client took it back. */
        WITHDRAWN,
        /** Nobody gave in, and the work was decided. */
        ACCEPTED,
        REJECTED,
        LAPSED
    }

    record Became(How how, Instant at) {}

    /**
     * @param title of the work
     * @param reopened who agreed to a new review of it, and when; absent where nobody did
     */
    record Rejected(
            String title,
            Review.Rejection rejection,
            @Nullable Stamp reopened) {}

    /** How many attempts rules refused. */
    public long attempts() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    public String client() {
        return called(engagement.parties().clientId());
    }

    public String va() {
        return called(engagement.parties().vaId());
    }

    private String called(String id) {
        return parties.stream()
                .filter(party -> party.partyId().equals(id))
                .findFirst()
                .map(PartyName::called)
                .orElse(id);
    }
}
