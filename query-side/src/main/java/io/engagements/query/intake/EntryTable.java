package io.engagements.query.intake;

import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LoggedEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The entries that came, shown up to the first that is missing. */
@Component
@DependsOn("querySideMigrations")
@ConditionalOnProperty("engagements.kafka.servers")
class EntryTable implements EntryLog {

    private static final int STEP = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    EntryTable(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** What the command side has not handed over yet, none can know here. */
    @Override
    public boolean isComplete() {
        return false;
    }

    @Override
    public long head() {
        return jdbc.sql("SELECT head FROM query_side.intake").query(Long.class).single();
    }

    @Override
    public List<LoggedEntry> after(long position, int atMost) {
        return jdbc.sql("""
                SELECT position, bytes, hash FROM query_side.entry
                WHERE position > ? AND position <= least(?, (SELECT head FROM query_side.intake)) ORDER BY position
                """)
                .params(position, position + atMost)
                .query((row, number) -> LoggedEntry.stored(row.getLong(1), row.getBytes(2), row.getBytes(3)))
                .list();
    }

    @Override
    public List<LoggedEntry> at(Collection<Long> positions) {
        return jdbc.sql("""
                SELECT position, bytes, hash FROM query_side.entry
                WHERE position = ANY (?) AND position <= (SELECT head FROM query_side.intake) ORDER BY position
                """)
                .param(positions.toArray(Long[]::new))
                .query((row, number) -> LoggedEntry.stored(row.getLong(1), row.getBytes(2), row.getBytes(3)))
                .list();
    }

    @Override
    public byte[] hashes(long after, int atMost) {
        return jdbc.sql("""
                SELECT coalesce(string_agg(hash, ''::bytea ORDER BY position), ''::bytea) FROM query_side.entry
                WHERE position > ? AND position <= least(?, (SELECT head FROM query_side.intake))
                """).params(after, after + atMost).query(byte[].class).single();
    }

    @Override
    public void onAppend(Runnable callback) {
        listeners.add(callback);
    }

    void appended() {
        listeners.forEach(Runnable::run);
    }

    /** Adds those whose place is free; what has one already stays as it is. */
    void add(List<TopicEntry> arrivals) {
        batches.batchUpdate("""
                INSERT INTO query_side.entry (position, subject, sequence, hash, bytes) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """, arrivals, Math.max(1, arrivals.size()), (row, arrival) -> {
            row.setLong(1, arrival.position());
            row.setString(2, arrival.subject());
            row.setLong(3, arrival.sequence());
            row.setBytes(4, arrival.hash());
            row.setBytes(5, arrival.bytes());
        });
    }

    /** The hashes that stand at these positions. */
    Map<Long, byte[]> hashes(Collection<Long> positions) {
        Map<Long, byte[]> hashes = new HashMap<>();
        jdbc.sql("SELECT position, hash FROM query_side.entry WHERE position = ANY (?)")
                .param(positions.toArray(Long[]::new))
                .query((row, number) -> hashes.put(row.getLong(1), row.getBytes(2)))
                .list();
        return hashes;
    }

    /** An entry after the head, and whether its predecessor in its own sequence stands before it. */
    private record Next(long position, boolean follows) {}

    /**
     * Shows what can be shown by now.
     *
     * @return whether that is more than before
     */
    boolean advance() {
        long before = head();
        long head = before;
        List<Next> further = further(before);
        while (!further.isEmpty()) {
            long reached = reach(head, further);
            boolean whole = reached == head + STEP;
            head = reached;
            further = whole ? further(head) : List.of();
        }
        if (head > before) {
            jdbc.sql("UPDATE query_side.intake SET head = ?").param(head).update();
        }
        return head > before;
    }

    private static long reach(long head, List<Next> further) {
        long reached = head;
        for (Next next : further) {
            if (next.position() != reached + 1 || !next.follows()) {
                return reached;
            }
            reached++;
        }
        return reached;
    }

    private List<Next> further(long head) {
        return new ArrayList<>(
                jdbc.sql("""
                SELECT e.position, e.sequence = 0 OR EXISTS (
                    SELECT FROM query_side.entry p
                    WHERE p.subject = e.subject AND p.sequence = e.sequence - 1 AND p.position < e.position) AS follows
                FROM query_side.entry e WHERE e.position > ? ORDER BY e.position LIMIT ?
                """).params(head, STEP).query(Next.class).list());
    }

    /** What keeps an entry after the head from being shown. */
    Optional<Obstacle> obstacle() {
        long head = head();
        return further(head).stream()
                .findFirst()
                .filter(next -> next.position() > head + 1 || !next.follows())
                .map(next -> new Obstacle(head + 1, next.position() == head + 1));
    }

    /** @param contradicts the entry is there, but its predecessor in its own sequence does not stand before it */
    record Obstacle(long position, boolean contradicts) {}
}
