package io.engagements.query.sample;

import io.engagements.events.ledger.EntryBytes;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.sample.Sample.Drawn;
import io.engagements.query.sample.Sample.Entry;
import io.engagements.query.sample.Sample.Note;
import io.engagements.query.sample.Sample.Noted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Samples as they are kept, each for the account that made it: whoever asks for another's finds none. They are added to, and nothing of
 * them is ever changed. No event tells of them, and nothing that is made again from events has to do with them.
 */
@Component
public class Samples {

    private static final String ALL = """
            SELECT s.id, s.account, s.number, s.made_at, s.purpose,
                   d.filters, d.end_position, d.population, encode(d.population_hash, 'hex') AS population_hash,
                   d.looked_through, d.seed, d.wanted,
                   (SELECT count(*) FROM query_side.sample_entry e WHERE e.sample = s.id) AS entries,
                   l.noted, l.exceptions, l.open
            FROM query_side.sample s
            LEFT JOIN query_side.sample_draw d ON d.sample = s.id
            CROSS JOIN LATERAL (
                SELECT count(*) AS noted, count(*) FILTER (WHERE mark = 'EXCEPTION') AS exceptions,
                       count(*) FILTER (WHERE mark = 'OPEN') AS open
                FROM (SELECT DISTINCT ON (n.position) n.mark FROM query_side.sample_note n
                      WHERE n.sample = s.id ORDER BY n.position, n.number DESC) latest) l
            WHERE s.account = :account
            """;

    /** So often something is tried that others do at the same moment, too. */
    private static final int TRIES = 20;

    private final JdbcClient jdbc;
    private final TransactionTemplate together;

    Samples(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.together = new TransactionTemplate(transactions);
    }

    /** What came of something that was to be kept. */
    public enum Kept {
        DONE,
        /** There is as much already as there may be. */
        FULL
    }

    /** Those of an account, the newest first; {@link Sample#MOST} at most. */
    public List<Sample> of(String account) {
        return jdbc.sql(ALL + "ORDER BY s.number DESC LIMIT :most")
                .param("account", account)
                .param("most", Sample.MOST)
                .query(Samples::sample)
                .list();
    }

    /** Empty for one that is not this account's, too. */
    public Optional<Sample> find(UUID id, String account) {
        return jdbc.sql(ALL + "AND s.id = :id")
                .param("account", account)
                .param("id", id)
                .query(Samples::sample)
                .optional();
    }

    /** Whether an account has as many as it may have. */
    public boolean isFull(String account) {
        return count(account) >= Sample.MOST;
    }

    private int count(String account) {
        return jdbc.sql("SELECT count(*) FROM query_side.sample WHERE account = ?")
                .param(account)
                .query(Integer.class)
                .single();
    }

    /**
     * One with some of its entries.
     *
     * @param entries in their order, each with as many of its notes as were asked for
     */
    public record Opened(Sample sample, List<Noted> entries) {

        /** The entry at this position of the ledger; empty where it is not among them. */
        public Optional<Noted> at(long position) {
            return entries.stream()
                    .filter(each -> each.entry().position() == position)
                    .findFirst();
        }
    }

    /**
     * One with so many of its entries; empty for one that is not this account's, too.
     *
     * @param after number of an entry, exclusive
     * @param notes how many of each entry at most, the latest
     */
    public Optional<Opened> open(UUID id, String account, int after, int atMost, int notes) {
        return opened(
                "e.number > :after AND e.number <= :after + :most",
                notes,
                Map.of("after", after, "most", atMost),
                id,
                account);
    }

    /** One with the entry at a position of the ledger, and those before and after that in its order; with none of them where it is not in it. */
    public Optional<Opened> around(UUID id, String account, long position) {
        return opened("""
                e.number BETWEEN -1 + (
                    SELECT c.number FROM query_side.sample_entry c WHERE c.sample = s.id AND c.position = :position)
                AND 1 + (SELECT c.number FROM query_side.sample_entry c WHERE c.sample = s.id AND c.position = :position)
                """, Sample.MOST_NOTES, Map.of("position", position), id, account);
    }

    /** With one statement. @param which entries */
    private Optional<Opened> opened(String which, int notes, Map<String, ?> words, UUID id, String account) {
        return jdbc.sql("WITH s AS (" + ALL + """
                AND s.id = :id)
                SELECT s.*, e.number AS entry_number, e.position, e.event_id, encode(e.leaf_hash, 'hex') AS leaf_hash,
                       n.number AS note_number, n.mark, n.text, n.at
                FROM s
                LEFT JOIN query_side.sample_entry e ON e.sample = s.id AND (%s)
                LEFT JOIN LATERAL (
                    SELECT n.number, n.mark, n.text, n.at FROM query_side.sample_note n
                    WHERE n.sample = s.id AND n.position = e.position ORDER BY n.number DESC LIMIT :notes) n ON true
                ORDER BY e.number, n.number
                """.formatted(which))
                .param("account", account)
                .param("id", id)
                .param("notes", notes)
                .params(words)
                .query((ResultSetExtractor<Optional<Opened>>) Samples::opened);
    }

    private static Optional<Opened> opened(ResultSet rows) throws SQLException {
        Sample sample = null;
        Map<Integer, Entry> entries = new LinkedHashMap<>();
        Map<Integer, List<Note>> notes = new HashMap<>();
        while (rows.next()) {
            sample = sample == null ? sample(rows, 0) : sample;
            int number = rows.getInt("entry_number");
            if (number > 0) {
                entries.putIfAbsent(
                        number,
                        new Entry(
                                number,
                                rows.getLong("position"),
                                rows.getString("event_id"),
                                rows.getString("leaf_hash")));
                List<Note> its = notes.computeIfAbsent(number, first -> new ArrayList<>());
                if (rows.getString("mark") != null) {
                    its.add(note(rows));
                }
            }
        }
        List<Noted> noted = entries.values().stream()
                .map(entry -> new Noted(entry, notes.getOrDefault(entry.number(), List.of())))
                .toList();
        return Optional.ofNullable(sample).map(found -> new Opened(found, noted));
    }

    /**
     * Keeps one that was drawn, once under each id.
     *
     * @param entries in the order in which they were drawn
     */
    public Kept keep(UUID id, String account, String purpose, Drawn drawn, Collection<LoggedEntry> entries) {
        return kept(id, account, purpose, () -> {
            jdbc.sql("""
                    INSERT INTO query_side.sample_draw
                        (sample, filters, end_position, population, population_hash, looked_through, seed, wanted)
                    VALUES (?, ?, ?, ?, decode(?, 'hex'), ?, ?, ?)
                    """)
                    .params(
                            id,
                            drawn.filters(),
                            drawn.end(),
                            drawn.population(),
                            drawn.populationHash(),
                            drawn.lookedThrough(),
                            drawn.seed(),
                            drawn.wanted())
                    .update();
            int number = 0;
            for (LoggedEntry entry : entries) {
                add(id, ++number, entry);
            }
        });
    }

    /** Keeps a new one that is picked by hand, with its first entry; once under each id. */
    public Kept pick(UUID id, String account, String purpose, LoggedEntry entry) {
        return kept(id, account, purpose, () -> add(id, 1, entry));
    }

    /**
     * Whoever comes at the same moment gets another number, or finds that the same is kept.
     *
     * @throws ProblemException 409 where that never comes to an end: the id is somebody else's
     */
    private Kept kept(UUID id, String account, String purpose, Runnable rest) {
        for (int once = 0; once < TRIES; once++) {
            if (find(id, account).isPresent()) {
                return Kept.DONE;
            }
            int number = count(account) + 1;
            if (number > Sample.MOST) {
                return Kept.FULL;
            }
            boolean added = Boolean.TRUE.equals(together.execute(status -> {
                int rows = jdbc.sql("""
                        INSERT INTO query_side.sample (id, account, number, purpose) VALUES (?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """).params(id, account, number, purpose).update();
                if (rows > 0) {
                    rest.run();
                }
                return rows > 0;
            }));
            if (added) {
                return Kept.DONE;
            }
        }
        throw ProblemException.underWay();
    }

    private int add(UUID sample, int number, LoggedEntry entry) {
        return jdbc.sql("""
                INSERT INTO query_side.sample_entry (sample, number, position, event_id, leaf_hash) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """)
                .params(
                        sample,
                        number,
                        entry.position(),
                        EntryBytes.read(entry.bytes()).id(),
                        EntryBytes.leafHash(entry.bytes()))
                .update();
    }

    /**
     * Puts an entry into a sample that is picked by hand; one that is in it already stays where it is.
     *
     * @param sample whose caller was found to be its account
     * @throws ProblemException 409 where others always come first
     * @throws IllegalArgumentException for one that was drawn
     */
    public Kept put(Sample sample, LoggedEntry entry) {
        if (sample.drawn() != null) {
            throw new IllegalArgumentException("a drawn sample stays what its seed says");
        }
        for (int once = 0; once < TRIES; once++) {
            if (at(sample, entry.position()).isPresent()) {
                return Kept.DONE;
            }
            int number = 1
                    + jdbc.sql("SELECT count(*) FROM query_side.sample_entry WHERE sample = ?")
                            .param(sample.id())
                            .query(Integer.class)
                            .single();
            if (number > Sample.MOST_ENTRIES) {
                return Kept.FULL;
            }
            add(sample.id(), number, entry);
        }
        throw ProblemException.underWay();
    }

    /**
     * Notes something about an entry; what is noted already is not noted again.
     *
     * @param sample whose caller was found to be its account
     * @param position of an entry in it
     * @param text as somebody may type it, not too long; may be empty
     * @throws ProblemException 409 where others always come first
     */
    public Kept note(Sample sample, long position, Mark mark, String text) {
        for (int once = 0; once < TRIES; once++) {
            Note latest = at(sample, position).orElseThrow().latest();
            if (latest != null && latest.mark() == mark && latest.text().equals(text)) {
                return Kept.DONE;
            }
            int number = latest == null ? 1 : latest.number() + 1;
            if (number > Sample.MOST_NOTES) {
                return Kept.FULL;
            }
            int rows = jdbc.sql("""
                    INSERT INTO query_side.sample_note (sample, position, number, mark, text) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT DO NOTHING
                    """)
                    .params(sample.id(), position, number, mark.name(), text)
                    .update();
            if (rows > 0) {
                return Kept.DONE;
            }
        }
        throw ProblemException.underWay();
    }

    private Optional<Noted> at(Sample sample, long position) {
        return around(sample.id(), sample.account(), position).flatMap(opened -> opened.at(position));
    }

    private static Note note(ResultSet row) throws SQLException {
        return new Note(
                row.getInt("note_number"),
                Mark.valueOf(row.getString("mark")),
                row.getString("text"),
                row.getTimestamp("at").toInstant());
    }

    private static Sample sample(ResultSet row, int index) throws SQLException {
        return new Sample(
                row.getObject("id", UUID.class),
                row.getString("account"),
                row.getInt("number"),
                row.getTimestamp("made_at").toInstant(),
                row.getString("purpose"),
                drawn(row),
                row.getInt("entries"),
                row.getInt("noted"),
                row.getInt("exceptions"),
                row.getInt("open"));
    }

    private static @Nullable Drawn drawn(ResultSet row) throws SQLException {
        String filters = row.getString("filters");
        return filters == null
                ? null
                : new Drawn(
                        filters,
                        row.getLong("end_position"),
                        row.getInt("population"),
                        row.getString("population_hash"),
                        row.getInt("looked_through"),
                        row.getString("seed"),
                        row.getInt("wanted"));
    }
}
