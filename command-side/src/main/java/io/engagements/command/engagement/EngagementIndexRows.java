package io.engagements.command.engagement;

import io.engagements.command.timer.DueRows;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.engagement.EngagementClock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands in rows beside an engagement's events: they are written with these, and only when it changes. */
record EngagementIndexRows(Optional<Instant> due, @Nullable String lawyerId, boolean ended) {

    /** Of an engagement that begins. */
    static final EngagementIndexRows NONE = new EngagementIndexRows(Optional.empty(), null, false);

    static EngagementIndexRows of(Engagement engagement) {
        Contract contract = engagement.contract();
        return new EngagementIndexRows(
                EngagementClock.nextDue(engagement),
                contract.parties().lawyerId(),
                contract.state() == EngagementStatus.ENDED);
    }

    void replace(EngagementIndexRows before, String engagementId, DueRows rows, RunningEngagements running) {
        if (!due.equals(before.due)) {
            rows.keep(engagementId, due);
        }
        replaceParties(before, engagementId, running);
    }

    void replaceParties(EngagementIndexRows before, String engagementId, RunningEngagements running) {
        if (lawyerId != null && !Objects.equals(lawyerId, before.lawyerId)) {
            running.appoint(engagementId, lawyerId);
        }
        if (ended && !before.ended) {
            running.end(engagementId);
        }
    }
}
