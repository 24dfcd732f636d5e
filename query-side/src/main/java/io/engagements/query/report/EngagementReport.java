package io.engagements.query.report;

import io.engagements.events.Stamp;
import io.engagements.events.refusal.RuleId;
import io.engagements.query.answer.ReviewView;
import io.engagements.query.engagement.AgreementView.TermsVersion;
import io.engagements.query.engagement.EngagementView;
import io.engagements.query.party.PartyName;
import java.math.BigDecimal;
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
 * @param requests for improvement, by the work that they are about
 * @param refused how many attempts each rule refused; what several refused counts with each
 */
record EngagementReport(
        long events,
        EngagementView engagement,
        List<PartyName> parties,
        TermsVersion terms,
        @Nullable Stamp agreed,
        List<Measure> measures,
        List<Piece> pieces,
        Stops stops,
        List<Request> requests,
        Map<RuleId, Integer> refused) {

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

    /** @param title of the work */
    record Request(String title, ReviewView.Round round) {}

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
