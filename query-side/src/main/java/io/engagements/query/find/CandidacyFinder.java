package io.engagements.query.find;

import io.engagements.events.stored.ContractJson;
import io.engagements.rules.candidacy.Candidacy;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds candidacies, whosoever they are, in the order in which they were opened. Who may ask, callers decide. */
@Component
public class CandidacyFinder {

    private static final String ALL = """
            SELECT c.opened_at, c.doc, h.occurred_at FROM query_side.candidacy c
            JOIN query_side.history h ON h.subject = c.candidacy_id AND h.sequence = 0
            WHERE c.opened_at > :after %s ORDER BY c.opened_at LIMIT :limit
            """;

    private static final String OF_PARTY = "AND (c.client_id = :party OR c.va_id = :party)";

    private final JdbcClient jdbc;

    CandidacyFinder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which ones. What is absent does not matter.
     *
     * @param party the client or the VA, by its id
     * @param opened when it was opened
     */
    public record Wish(
            Candidacy.@Nullable Status state, @Nullable String party, Span opened) {

        private boolean isMetBy(Opened found) {
            return (state == null || found.candidacy().state() == state) && opened.holds(found.at());
        }
    }

    /** @param at when it was opened */
    public record Opened(Candidacy candidacy, Instant at) {}

    /** @param place where it stands in the list */
    public record Row(long place, Opened opened) {}

    /** @param after place of the one that was looked at last; -1 from the beginning */
    public Found<Opened, Row> find(Wish wish, long after) {
        List<Row> rows = jdbc.sql(ALL.formatted(wish.party() == null ? "" : OF_PARTY))
                .param("party", wish.party(), Types.VARCHAR)
                .param("after", after)
                .param("limit", Found.LOOKED_AT + 1)
                .query((row, number) -> new Row(
                        row.getLong(1),
                        new Opened(
                                ContractJson.mapper().readValue(row.getString(2), Candidacy.class),
                                row.getTimestamp(3).toInstant())))
                .list();
        return Found.among(rows, row -> Optional.of(row.opened()).filter(wish::isMetBy));
    }
}
