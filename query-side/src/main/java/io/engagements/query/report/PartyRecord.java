package io.engagements.query.report;

import io.engagements.events.Role;
import io.engagements.events.engagement.EndReason;
import io.engagements.query.compliance.MetricGroup;
import io.engagements.query.party.PartyName;
import io.engagements.rules.agreement.EngagementStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a party has done on one side, across its engagements.
 *
 * @param side client or VA
 * @param engagements in the order in which they began
 * @param inAll how many there are, however many are listed
 * @param last position of the last entry that this includes; 0 where there is none
 */
record PartyRecord(
        PartyName party,
        Role side,
        List<Group> numbers,
        List<ByMonth> months,
        List<Engaged> engagements,
        long inAll,
        long last) {

    /** Those of whose results or part they are. */
    record Group(MetricGroup of, List<Row> rows) {}

    /**
     * One number, of everything until then and of the last 90 days.
     *
     * @param href of what made it; absent where nothing leads there
     */
    record Row(Measure whole, Measure lately, @Nullable String href) {}

    /**
     * One engagement.
     *
     * @param with the other side's id
     * @param until the end of the last day; absent where that is open
     * @param reason why it has ended; absent where it has not
     * @param accepted pieces that a person accepted
     * @param late the VA's pieces that were missed of those due, or the client's inputs and their hours
     * @param href of its numbers; absent on paper
     */
    record Engaged(
            String id,
            String with,
            ZoneId zone,
            EngagementStatus state,
            Instant since,
            @Nullable Instant until,
            @Nullable EndReason reason,
            int accepted,
            Measure late,
            @Nullable String href) {}
}
