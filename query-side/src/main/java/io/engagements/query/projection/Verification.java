package io.engagements.query.projection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison of a projection's live rows with recomputed ones found, or why the last ones could not be made.
 *
 * @param position the last entry in both, or the one before the broken one
 * @param broken an entry that is gone, or not what was hashed when it was numbered: then a comparison or a rebuild was given
 *     up; else absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Verification(
        Instant at,
        long position,
        boolean equal,
        List<Table> tables,
        @Nullable Long broken) {

    /**
     * One table.
     *
     * @param missing rows that should be there and are not
     * @param extra rows that should not be there
     * @param different rows that are there and say something else
     * @param differences the first of them
     */
    public record Table(
            String table,
            Side live,
            Side recomputed,
            long missing,
            long extra,
            long different,
            List<Difference> differences) {

        boolean isEqual() {
            return missing + extra + different == 0;
        }
    }

    /** @param sha256 over all rows in the order of their keys */
    public record Side(long rows, String sha256) {}

    /** @param kind MISSING, EXTRA or DIFFERENT */
    public record Difference(String kind, List<String> key) {}
}
