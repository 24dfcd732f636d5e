package io.engagements.query.pages.deliver;

import io.engagements.events.time.Counted;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.Piece;
import io.engagements.rules.Decision;
import io.engagements.rules.engagement.WhatIf;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What handing it in at another moment would come to, as the rules answer if nothing else happens until then.
 *
 * @param asked as it was typed, in the viewer's zone; empty where nothing was
 * @param answer in a sentence; absent until a moment is asked for
 */
record IfThen(String asked, @Nullable String answer) {

    /** @param then a local time in the viewer's zone, as a browser sends it; null before anything is asked */
    static IfThen of(Piece piece, @Nullable String then, View view) {
        if (then == null || then.isBlank()) {
            return new IfThen("", null);
        }
        String answer = moment(then, view)
                .map(at -> at.isBefore(view.now()) ? view.say("deliver.then.past") : answer(piece, at, view))
                .orElseGet(() -> view.say("deliver.then.no-time"));
        return new IfThen(then, answer);
    }

    private static Optional<Instant> moment(String then, View view) {
        try {
            LocalDateTime local = LocalDateTime.parse(then);
            return Counted.holds(local)
                    ? Optional.of(local.withNano(0).atZone(view.zone()).toInstant())
                    : Optional.empty();
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static String answer(Piece piece, Instant at, View view) {
        WhatIf answer = WhatIf.delivered(piece.engagement(), piece.deliverable().deliverableId(), at)
                .orElseThrow();
        String then = view.moment(at, view.zone()) + " " + view.city(view.zone());
        if (!(answer.decision() instanceof Decision.Done)) {
            return view.say("deliver.then.refused", Map.of("then", then));
        }
        return answer.due()
                .map(due -> view.say(
                        due.isMetAt(at) ? "deliver.then.kept" : "deliver.then.late",
                        Map.of(
                                "then",
                                then,
                                "due",
                                view.moment(due.instant(), view.zone()),
                                "by",
                                Receipt.span(Duration.between(at, due.instant()).abs(), view))))
                .orElseGet(() -> view.say("deliver.then.free", Map.of("then", then)));
    }
}
