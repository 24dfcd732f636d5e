package io.engagements.query.projection;

import io.engagements.query.projection.SortedRows.Row;
import io.engagements.query.projection.Verification.Difference;
import io.engagements.query.projection.Verification.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Goes through a table of the live generation and the same one recomputed, side by side. */
final class TableComparison {

    private static final int SHOWN = 20;

    private final List<Difference> differences = new ArrayList<>();
    private long missing;
    private long extra;
    private long different;

    static Table compare(JdbcTemplate jdbc, String table, List<String> key, String live, String recomputed) {
        try (SortedRows ones = new SortedRows(jdbc, live, table, key);
                SortedRows others = new SortedRows(jdbc, recomputed, table, key)) {
            return new TableComparison().compare(table, ones, others);
        }
    }

    private Table compare(String table, SortedRows live, SortedRows recomputed) {
        while (live.first() != null || recomputed.first() != null) {
            int order = compare(live.first(), recomputed.first());
            if (order <= 0) {
                live.next();
            }
            if (order >= 0) {
                recomputed.next();
            }
        }
        return new Table(table, live.side(), recomputed.side(), missing, extra, different, List.copyOf(differences));
    }

    /** Less than 0 when the live row has no counterpart, more when the recomputed one has none. */
    private int compare(@Nullable Row live, @Nullable Row recomputed) {
        if (live == null || recomputed != null && live.compareTo(recomputed) > 0) {
            missing++;
            note("MISSING", recomputed);
            return 1;
        }
        if (recomputed == null || live.compareTo(recomputed) < 0) {
            extra++;
            note("EXTRA", live);
            return -1;
        }
        if (!live.text().equals(recomputed.text())) {
            different++;
            note("DIFFERENT", live);
        }
        return 0;
    }

    private void note(String kind, @Nullable Row row) {
        if (row != null && differences.size() < SHOWN) {
            differences.add(new Difference(kind, row.key()));
        }
    }
}
