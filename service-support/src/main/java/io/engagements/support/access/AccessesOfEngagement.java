package io.engagements.support.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The accesses to one engagement, those to the whole ledger and to all that there is about one of its sides among them.
 *
 * @param sides ids of client and VA
 * @param since when it began: what was read of the ledger before was not of it
 * @param shownTo one of its parties, which is shown what it may know: what its own people read, whatever auditors and the
 *     operator did, and what anybody took away. When the other side only looked is its own affair: it would be a time sheet.
 *     Absent for whoever is shown everything
 */
public record AccessesOfEngagement(
        String engagementId,
        List<String> sides,
        Instant since,
        @Nullable String shownTo) {}
