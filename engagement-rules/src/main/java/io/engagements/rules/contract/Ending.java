package io.engagements.rules.contract;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.time.Deadline;
import io.engagements.rules.agreement.EngagementStatus;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the engagement comes to an end, and what may bring it there.
 *
 * @param reason absent until it has ended
 * @param lastDays those that somebody fixed, besides the terms' own
 * @param misses first submissions missed, the latest last; those that can count no more are left out
 * @param counsel what the lawyer was asked and said about terminations
 */
@RecordBuilder
public record Ending(
        EngagementStatus state,
        @Nullable EndReason reason,
        LastDays lastDays,
        List<Notice> notices,
        List<Miss> misses,
        LegalOpinions counsel)
        implements EndingBuilder.With {

    static final Ending NONE =
            new Ending(EngagementStatus.ACTIVE, null, LastDays.NONE, List.of(), List.of(), LegalOpinions.NONE);

    /** A breach notice. */
    public record Notice(List<String> groundIds, String statement, Deadline cureUntil, Stamp by, String eventId) {}
}
