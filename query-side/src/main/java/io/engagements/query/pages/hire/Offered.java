package io.engagements.query.pages.hire;

import io.engagements.events.terms.Terms;
import io.engagements.events.terms.TermsDraft;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Who.Doer;
import io.engagements.query.pages.piece.Clauses;
import io.engagements.query.pages.piece.Clauses.Clause;
import io.engagements.rules.candidacy.Candidacy.Declined;
import io.engagements.rules.candidacy.Candidacy.Offer;
import io.engagements.rules.candidacy.Candidacy.Standing;
import io.engagements.rules.candidacy.FeeAdvice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A version of the VA's terms as it was offered.
 *
 * @param at when
 * @param until to the end of which second it stands, or stood
 * @param stands how it does, in a sentence
 * @param declined why the client did not take it, in the client's words; absent where that was not said
 * @param clauses with what each said in the version before
 * @param unusual clauses that say something else than they do where the VA says nothing
 * @param feeIsUsual whether the fee is known to be as usual
 */
record Offered(
        int version,
        String at,
        View.Due until,
        Standing standing,
        String stands,
        @Nullable String declined,
        Clauses clauses,
        List<Clause> unusual,
        boolean feeIsUsual) {

    /** So many of the earlier ones at once. */
    private static final int MOST = 5;

    /** @param next before which version there are further ones; absent when these are the first */
    record Earlier(List<Offered> items, @Nullable Integer next) {}

    /** The one that counts, if there is any. */
    static Optional<Offered> latest(Considering considering, View view) {
        return considering.candidacy().latestOffer().map(offer -> of(offer, considering, view));
    }

    /** Those before this version, the last first. */
    static Earlier before(int version, Considering considering, View view) {
        List<Offer> all = considering.candidacy().offers();
        int end = Math.max(0, Math.min(version - 1, all.size()));
        int from = Math.max(0, end - MOST);
        List<Offered> items = IntStream.range(from, end)
                .map(place -> end - 1 - place + from)
                .mapToObj(place -> of(all.get(place), considering, view))
                .toList();
        return new Earlier(items, from == 0 ? null : from + 1);
    }

    private static Offered of(Offer offer, Considering considering, View view) {
        View.Due until = view.within(offer.terms().zone()).due(offer.expires());
        Declined declined = offer.declined();
        Clauses clauses = Clauses.ofOffer(offer.terms(), view);
        return new Offered(
                offer.version(),
                view.moment(offer.offeredAt(), view.zone()),
                until,
                offer.standingAt(view.now()),
                stands(offer, until, considering, view),
                declined == null ? null : declined.reason(),
                considering.candidacy().offers().stream()
                        .filter(each -> each.version() == offer.version() - 1)
                        .findFirst()
                        .map(before -> clauses.since(Clauses.ofOffer(before.terms(), view)))
                        .orElse(clauses),
                unusual(offer.terms(), clauses, view),
                FeeAdvice.isAbout(offer.terms().fee())
                        && FeeAdvice.on(offer.terms().fee()).isEmpty());
    }

    private static String stands(Offer offer, View.Due until, Considering considering, View view) {
        Declined declined = offer.declined();
        Doer doer = declined == null ? null : considering.who().doer(declined.by());
        return view.say(
                "hire.offer." + offer.standingAt(view.now()),
                Map.of(
                        "mine",
                        doer != null && doer.self() ? "yes" : "no",
                        "who",
                        doer == null ? considering.client().person() : doer.name(),
                        "version",
                        offer.version(),
                        "until",
                        time(until),
                        "left",
                        view.left(offer.expires()),
                        "at",
                        declined == null ? "" : view.moment(declined.by().occurredAt(), view.zone())));
    }

    /** In the viewer's zone, and the contract's where that shows another time. */
    private static String time(View.Due end) {
        return end.local() + " " + end.zone() + (end.other() == null ? "" : " (" + end.other() + ")");
    }

    /** Fee, zone and what the VA says in its own words is nobody's to expect. */
    private static List<Clause> unusual(Terms terms, Clauses clauses, View view) {
        Terms usual = TermsDraft.usual(terms.fee(), terms.zone()).complete();
        return clauses.since(Clauses.ofOffer(usual, view)).changed().stream()
                .filter(clause -> !clause.typed())
                .toList();
    }
}
