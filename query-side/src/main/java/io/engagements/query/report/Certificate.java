package io.engagements.query.report;

import io.engagements.events.time.Deadline;
import io.engagements.query.engagement.EngagementView.DeliverableView;
import io.engagements.query.history.EventSummaries.EventSummary;
import io.engagements.query.party.PartyName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a piece of work was accepted, and what it was.
 *
 * @param work with what was ordered and each version handed in
 * @param due the one in force at the end
 * @param handedIn receipt of the first whole version
 * @param inTime whether that was in time, by the due in force
 * @param by seconds between the two
 * @param rounds of improvement that were asked for and not taken back
 * @param besides what else it rests on, as sentences, in order: the commitment, what moved the due, what was said of it before
 */
record Certificate(
        PartyName client,
        PartyName va,
        DeliverableView work,
        Deadline due,
        Instant handedIn,
        boolean inTime,
        long by,
        int rounds,
        Accepted accepted,
        List<EventSummary> besides) {

    /**
     * How it was accepted.
     *
     * @param by the client's party; absent where the time for its review passed in silence
     * @param remarks what was said with that
     * @param rating from 1 to 5
     */
    record Accepted(
            @Nullable String by,
            Instant at,
            int version,
            @Nullable String remarks,
            @Nullable Integer rating) {}
}
