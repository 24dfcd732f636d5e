package io.engagements.query.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.events.stored.Hashes;
import io.engagements.query.projection.Verification.Side;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** A table's rows in the order of their keys, a few at a time. */
final class SortedRows implements AutoCloseable {

    /** A row as text. */
    record Row(List<String> key, String text) implements Comparable<Row> {

        /** In the database's order: by bytes. */
        @Override
        public int compareTo(Row other) {
            int order = 0;
            for (int i = 0; order == 0 && i < key.size(); i++) {
                order = Arrays.compareUnsigned(
                        key.get(i).getBytes(UTF_8), other.key().get(i).getBytes(UTF_8));
            }
            return order;
        }
    }

    private final Stream<Row> rows;
    private final Iterator<Row> left;
    private final Hashes.Running hash = Hashes.running();
    private long count;
    private @Nullable Row first;

    SortedRows(JdbcTemplate jdbc, String schema, String table, List<String> key) {
        String columns = String.join("::text, ", key) + "::text";
        String order = String.join("::text COLLATE \"C\", ", key) + "::text COLLATE \"C\"";
        rows = jdbc.queryForStream(
                "SELECT array[" + columns + "], t::text FROM " + schema + "." + table + " t ORDER BY " + order,
                (row, number) -> new Row(List.of((String[]) row.getArray(1).getArray()), row.getString(2)));
        left = rows.iterator();
        next();
    }

    /** Null when all of them have been seen. */
    @Nullable
    Row first() {
        return first;
    }

    void next() {
        Row next = left.hasNext() ? left.next() : null;
        if (next != null) {
            count++;
            hash.add((next.text() + "\n").getBytes(UTF_8));
        }
        first = next;
    }

    /** When all of them have been seen. */
    Side side() {
        return new Side(count, hash.hex());
    }

    @Override
    public void close() {
        rows.close();
    }
}
