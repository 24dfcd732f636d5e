package io.engagements.rules.figures;

import io.engagements.rules.EngagementScenario;
import io.engagements.rules.TermsMother;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The terms that matter for the numbers, and when the VA was hired on them. */
record Beginning(
        String hiredAt,
        String zone,
        int reviewDays,
        int rounds,
        int turnaroundDays,
        int cureDays,
        int noticeDays,
        int latenessThreshold,
        int latenessWindowDays,
        @Nullable Integer lastsDays) {

    EngagementScenario hire() {
        TermsMother terms = TermsMother.terms()
                .zone(zone)
                .reviewDays(reviewDays)
                .rounds(rounds)
                .turnaroundDays(turnaroundDays)
                .cureDays(cureDays)
                .noticeDays(noticeDays)
                .clientNoticeDays(noticeDays)
                .lateness(latenessThreshold, latenessWindowDays);
        if (lastsDays != null) {
            terms.endsOn(endsOn(lastsDays));
        }
        return EngagementScenario.hiredOn(terms, hiredAt);
    }

    private String endsOn(int days) {
        return LocalDate.parse(hiredAt.substring(0, 10)).plusDays(days).toString();
    }
}
