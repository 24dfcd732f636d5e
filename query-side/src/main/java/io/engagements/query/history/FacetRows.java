package io.engagements.query.history;

import io.engagements.events.Stamp;
import io.engagements.query.log.LedgerEvent;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Where in the ledger something occurs: written by the history projection, read by whoever searches all of it. */
@Component
public class FacetRows {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    FacetRows(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    private record Where(String facet, long stretch) implements Comparable<Where> {
        @Override
        public int compareTo(Where other) {
            int byFacet = facet.compareTo(other.facet);
            return byFacet == 0 ? Long.compare(stretch, other.stretch) : byFacet;
        }
    }

    private record When(Instant first, Instant last) {
        When and(When other) {
            return new When(
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }
    }

    /** In the ledger's order; what is there already stays. */
    void save(String schema, List<LedgerEvent> events) {
        Map<String, Map<String, Long>> sides =
                sides(schema + ".side", events.stream().map(Facets::subjectOf).collect(Collectors.toUnmodifiableSet()));
        TreeSet<Where> found = new TreeSet<>();
        TreeMap<Long, When> times = new TreeMap<>();
        for (LedgerEvent event : events) {
            long position = event.entry().position();
            long stretch = Facets.stretchOf(position);
            Map<String, Long> own = sides.computeIfAbsent(Facets.subjectOf(event), subject -> new HashMap<>());
            Facets.sidesBegunBy(event.event()).forEach(party -> own.putIfAbsent(party, position));
            Facets.of(event).forEach(facet -> found.add(new Where(facet, stretch)));
            own.forEach((party, since) -> {
                if (since <= position) {
                    found.add(new Where(Facets.party(party), stretch));
                }
            });
            Stamp stamp = event.event().stamp();
            times.merge(stretch, new When(stamp.occurredAt(), stamp.occurredAt()), When::and);
        }
        jdbc.batchUpdate(
                "INSERT INTO " + schema + ".facet (facet, stretch) VALUES (?, ?) ON CONFLICT DO NOTHING",
                found.stream()
                        .map(where -> new Object[] {where.facet(), where.stretch()})
                        .toList());
        jdbc.batchUpdate(
                "INSERT INTO " + schema + """
                .stretch AS s (stretch, first_at, last_at) VALUES (?, ?, ?)
                ON CONFLICT (stretch) DO UPDATE
                SET first_at = least(s.first_at, excluded.first_at), last_at = greatest(s.last_at, excluded.last_at)
                """,
                times.entrySet().stream()
                        .map(each -> new Object[] {
                            each.getKey(),
                            Timestamp.from(each.getValue().first()),
                            Timestamp.from(each.getValue().last())
                        })
                        .toList());
        saveSides(schema, events, sides);
    }

    private void saveSides(String schema, List<LedgerEvent> events, Map<String, Map<String, Long>> sides) {
        List<Object[]> begun = events.stream()
                .flatMap(event -> Facets.sidesBegunBy(event.event()).map(party -> {
                    String subject = Facets.subjectOf(event);
                    Map<String, Long> own = Objects.requireNonNull(sides.get(subject));
                    return new Object[] {subject, party, Objects.requireNonNull(own.get(party))};
                }))
                .toList();
        jdbc.batchUpdate(
                "INSERT INTO " + schema + ".side (subject, party, position) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                begun);
    }

    /** Since which position whose each of these subjects is. */
    public Map<String, Map<String, Long>> sides(Collection<String> subjects) {
        return sides("query_side.side", subjects);
    }

    private Map<String, Map<String, Long>> sides(String table, Collection<String> subjects) {
        Map<String, Map<String, Long>> sides = new HashMap<>();
        jdbc.query(
                "SELECT subject, party, position FROM " + table + " WHERE subject = ANY (?)",
                row -> {
                    sides.computeIfAbsent(row.getString(1), subject -> new HashMap<>())
                            .put(row.getString(2), row.getLong(3));
                },
                (Object) subjects.toArray(String[]::new));
        return sides;
    }

    /** @param fits whether everything else that is looked for occurs there too */
    public record Stretch(long number, boolean fits) {}

    /** What is looked for: stretches where all of this occurs, with events of that time. */
    public record Wanted(
            List<String> facets,
            @Nullable Instant from,
            @Nullable Instant to) {

        /** True when every stretch there is would do. */
        public boolean isEverything() {
            return facets.isEmpty() && from == null && to == null;
        }
    }

    /**
     * In order, those from {@code first} to {@code last} where the first facet occurs, or all when there is none, and whether the
     * rest does: so many at most, of each of which so much is looked up, whatever there is in between.
     */
    public List<Stretch> stretches(Wanted wanted, long first, long last, int atMost) {
        return asked("", wanted, first, last, atMost).query(Stretch.class).list();
    }

    /** @param before what stands before the statement */
    StatementSpec asked(String before, Wanted wanted, long first, long last, int atMost) {
        List<String> facets = wanted.facets();
        String some = facets.isEmpty()
                ? "SELECT stretch FROM query_side.stretch WHERE stretch BETWEEN :first AND :last ORDER BY stretch LIMIT :most"
                : "SELECT stretch FROM query_side.facet WHERE facet = :facet AND stretch BETWEEN :first AND :last"
                        + " ORDER BY stretch LIMIT :most";
        return client.sql(before + """
                SELECT l.stretch AS number,
                       (SELECT count(*) FROM unnest(:others::text[]) AS o (facet) JOIN LATERAL (
                            SELECT FROM query_side.facet f WHERE f.facet = o.facet AND f.stretch = l.stretch LIMIT 1
                        ) there ON true) = cardinality(:others::text[])
                       AND (SELECT s.first_at <= :to AND s.last_at >= :from
                            FROM query_side.stretch s WHERE s.stretch = l.stretch) AS fits
                FROM (%s) l ORDER BY l.stretch
                """.formatted(some))
                .param("facet", facets.isEmpty() ? "" : facets.get(0))
                .param("others", facets.stream().skip(1).toArray(String[]::new))
                .param("first", first)
                .param("last", last)
                .param("most", atMost)
                .param("from", Timestamp.from(wanted.from() == null ? FIRST : wanted.from()))
                .param("to", Timestamp.from(wanted.to() == null ? LAST : wanted.to()));
    }
}
