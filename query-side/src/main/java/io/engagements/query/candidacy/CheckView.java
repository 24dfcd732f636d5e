package io.engagements.query.candidacy;

import io.engagements.events.Stamp;
import io.engagements.events.candidacy.Criterion;
import io.engagements.events.candidacy.Outcome;
import io.engagements.rules.candidacy.Candidacy;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One of the ten checks as the interface shows it, also where it was not made.
 *
 * @param passes whether it stood in no hiring's way
 * @param waiver the reason for doing without the check; it stays visible
 * @param by who recorded or waived it last
 */
public record CheckView(
        Criterion criterion,
        boolean passes,
        @Nullable Outcome outcome,
        @Nullable String evidence,
        @Nullable String waiver,
        @Nullable Stamp by) {

    /** All ten, in their order. */
    static List<CheckView> of(Candidacy candidacy) {
        return Stream.of(Criterion.values())
                .map(criterion -> of(criterion, candidacy.checks().get(criterion)))
                .toList();
    }

    private static CheckView of(Criterion criterion, Candidacy.@Nullable Check check) {
        return check == null
                ? new CheckView(criterion, false, null, null, null, null)
                : new CheckView(
                        criterion, check.passes(), check.outcome(), check.evidence(), check.waiver(), check.by());
    }
}
