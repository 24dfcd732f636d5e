package io.engagements.query.find;

import io.engagements.events.party.PartyEvent;
import io.engagements.events.party.PartyKind;
import io.engagements.events.stored.ContractJson;
import io.engagements.rules.party.Party;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds parties in the order in which they were registered; not by their names, which stand sealed in every row. Who may ask,
 * callers decide.
 */
@Component
public class PartyFinder {

    private static final String ALL = """
            SELECT p.registered_at, p.doc, h.occurred_at,
                   EXISTS (SELECT FROM query_side.engagement e WHERE e.client_id = p.party_id)
                       OR EXISTS (SELECT FROM query_side.engagement e WHERE e.va_id = p.party_id) AS engaged
            FROM query_side.party p
            JOIN query_side.history h ON h.subject = :prefix || p.party_id AND h.sequence = 0
            WHERE p.registered_at > :after AND (:id::text IS NULL OR p.party_id = :id)
            ORDER BY p.registered_at LIMIT :limit
            """;

    private final JdbcClient jdbc;

    PartyFinder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which ones. What is absent does not matter.
     *
     * @param registered when it was registered
     */
    public record Wish(@Nullable String id, @Nullable PartyKind kind, Party.@Nullable Status state, Span registered) {

        private boolean isMetBy(Registered found) {
            return (kind == null || found.party().kind() == kind)
                    && (state == null || found.party().state() == state)
                    && registered.holds(found.at());
        }
    }

    /**
     * @param at when it was registered
     * @param engaged whether it has ever had an engagement: else there are no numbers and no reports of it
     */
    public record Registered(Party party, Instant at, boolean engaged) {}

    /** @param place where it stands in the list */
    public record Row(long place, Registered registered) {}

    /** @param after place of the one that was looked at last; -1 from the beginning */
    public Found<Registered, Row> find(Wish wish, long after) {
        List<Row> rows = jdbc.sql(ALL)
                .param("prefix", PartyEvent.PREFIX)
                .param("id", wish.id(), Types.VARCHAR)
                .param("after", after)
                .param("limit", Found.LOOKED_AT + 1)
                .query((row, number) -> new Row(
                        row.getLong(1),
                        new Registered(
                                ContractJson.mapper().readValue(row.getString(2), Party.class),
                                row.getTimestamp(3).toInstant(),
                                row.getBoolean(4))))
                .list();
        return Found.among(rows, row -> Optional.of(row.registered()).filter(wish::isMetBy));
    }
}
