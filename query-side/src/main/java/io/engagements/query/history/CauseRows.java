package io.engagements.query.history;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.query.engagement.Engagements;
import io.engagements.query.log.LedgerEvent;
import io.engagements.query.projection.DocumentTable.Key;
import io.engagements.rules.cause.Causes;
import io.engagements.rules.cause.Links;
import io.engagements.rules.ground.Ground;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which events of the same engagement others came of; at most three statements, of however many is asked. */
@Component
public class CauseRows {

    private static final String SAID =
            "FROM unnest(?::int[], ?::text[], ?::text[], ?::bigint[]) AS said (number, subject, what, before)";

    /** The last event before that made the thing. */
    private static final String MAKERS = "SELECT said.number, h.id, h.position, h.sequence " + SAID + """
             CROSS JOIN LATERAL (
                SELECT m.sequence FROM query_side.made m
                WHERE m.subject = said.subject AND m.thing = said.what AND m.sequence < said.before
                ORDER BY m.sequence DESC LIMIT 1) maker
            JOIN query_side.history h ON h.subject = said.subject AND h.sequence = maker.sequence
            """;

    private static final String NAMED = "SELECT said.number, h.id, h.position, h.sequence " + SAID
            + " JOIN query_side.history h ON h.id = said.what AND h.subject = said.subject AND h.sequence < said.before";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Engagements engagements;

    CauseRows(JdbcTemplate jdbc, JdbcClient client, Engagements engagements) {
        this.jdbc = jdbc;
        this.client = client;
        this.engagements = engagements;
    }

    void save(String schema, List<LedgerEvent> events) {
        jdbc.batchUpdate(
                "INSERT INTO " + schema + ".made (subject, thing, sequence) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                events.stream()
                        .filter(event -> event.event() instanceof EngagementEvent)
                        .flatMap(event -> Causes.of((EngagementEvent) event.event()).makes().stream()
                                .map(thing -> new Object[] {event.entry().subject(), thing, event.sequence()}))
                        .toList());
    }

    /**
     * An event that others came of.
     *
     * @param position in the ledger
     */
    public record Cause(String eventId, long position) {}

    /** What an event says that it came of, by the number of the event. */
    private record Said(int number, String subject, String what, long before) {}

    /** By the event's id, in the order in which they happened; those of which nothing is known to come before are missing. */
    public Map<String, List<Cause>> of(Collection<LedgerEvent> events) {
        List<LedgerEvent> asked = events.stream()
                .filter(event -> event.event() instanceof EngagementEvent)
                .toList();
        List<Links> links = asked.stream()
                .map(event -> Causes.of((EngagementEvent) event.event()))
                .toList();
        Map<Key, Ground> grounds = grounds(asked, links);
        List<Said> things = new ArrayList<>();
        List<Said> named = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            LedgerEvent event = asked.get(i);
            String subject = event.entry().subject();
            int number = i;
            Function<String, Said> says = what -> new Said(number, subject, what, event.sequence());
            links.get(i).about().stream().map(says).forEach(things::add);
            Stream.concat(
                            links.get(i).events().stream(),
                            links.get(i).grounds().stream()
                                    .flatMap(id -> Stream.ofNullable(grounds.get(new Key(subject, id))))
                                    .flatMap(ground -> ground.eventIds().stream()))
                    .map(says)
                    .forEach(named::add);
        }
        Map<Integer, TreeMap<Long, Cause>> found = new HashMap<>();
        find(things, MAKERS, found);
        find(named, NAMED, found);
        Map<String, List<Cause>> causes = new HashMap<>();
        found.forEach((number, own) -> causes.put(asked.get(number).entry().id(), List.copyOf(own.values())));
        return causes;
    }

    private Map<Key, Ground> grounds(List<LedgerEvent> asked, List<Links> links) {
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String subject = asked.get(i).entry().subject();
            links.get(i).grounds().forEach(id -> keys.add(new Key(subject, id)));
        }
        return engagements.grounds(keys.stream().distinct().toList());
    }

    private void find(List<Said> said, String sql, Map<Integer, TreeMap<Long, Cause>> found) {
        if (said.isEmpty()) {
            return;
        }
        client.sql(sql)
                .params(
                        each(said, Said::number, Integer[]::new),
                        each(said, Said::subject, String[]::new),
                        each(said, Said::what, String[]::new),
                        each(said, Said::before, Long[]::new))
                .query(row -> {
                    found.computeIfAbsent(row.getInt(1), number -> new TreeMap<>())
                            .put(row.getLong(4), new Cause(row.getString(2), row.getLong(3)));
                });
    }

    private static <T> T[] each(List<Said> said, Function<Said, T> of, IntFunction<T[]> array) {
        return said.stream().map(of).toArray(array);
    }
}
