package io.engagements.query.projection;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads what a table has of some ids. */
public final class RowsById {

    private RowsById() {}

    /**
     * By id, those that have a row; asks the database only when there are any.
     *
     * @param table with its schema
     * @param reading the text of {@code column}
     */
    public static <T> Map<String, T> load(
            JdbcTemplate jdbc,
            String table,
            String idColumn,
            String column,
            Collection<String> ids,
            Function<String, T> reading) {
        Map<String, T> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query(
                    "SELECT " + idColumn + ", " + column + " FROM " + table + " WHERE " + idColumn + " = ANY (?)",
                    row -> {
                        found.put(row.getString(1), reading.apply(row.getString(2)));
                    },
                    (Object) ids.toArray(String[]::new));
        }
        return found;
    }
}
