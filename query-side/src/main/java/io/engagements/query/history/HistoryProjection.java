package io.engagements.query.history;

import io.engagements.events.Stamp;
import io.engagements.events.ledger.Entry;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.events.stored.ContractJson;
import io.engagements.query.log.LedgerEvent;
import io.engagements.query.projection.Projection;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Every event in order, and every refused attempt, ready to be read by subject, and to be found in the whole ledger. */
@Component
class HistoryProjection implements Projection {

    private final JdbcTemplate jdbc;
    private final FacetRows facets;
    private final CauseRows causes;

    HistoryProjection(JdbcTemplate jdbc, FacetRows facets, CauseRows causes) {
        this.jdbc = jdbc;
        this.facets = facets;
        this.causes = causes;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public Map<String, Class<?>> documents() {
        return Map.of();
    }

    /** Raised when entries could be looked for by what is exceptional in them. */
    @Override
    public int revision() {
        return 3;
    }

    @Override
    public void apply(String schema, List<LedgerEvent> events) {
        jdbc.batchUpdate(
                "INSERT INTO " + schema + """
                .refusal
                    (position, id, subject, occurred_at, party, person, on_behalf_of, command, rules, facts)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
                events.stream()
                        .filter(HistoryProjection::isRefusal)
                        .map(HistoryProjection::refusal)
                        .toList());
        jdbc.batchUpdate(
                "INSERT INTO " + schema + """
                .history
                    (subject, sequence, position, id, type, revision, occurred_at, recorded_at, party, person,
                     on_behalf_of, payload)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
                events.stream()
                        .filter(event -> !isRefusal(event))
                        .map(HistoryProjection::event)
                        .toList());
        facets.save(schema, events);
        causes.save(schema, events);
    }

    private static boolean isRefusal(LedgerEvent event) {
        return event.event() instanceof AttemptRefused;
    }

    private static Object[] refusal(LedgerEvent event) {
        AttemptRefused refused = (AttemptRefused) event.event();
        Stamp stamp = refused.stamp();
        return new Object[] {
            event.entry().position(),
            event.entry().id(),
            refused.subjectId(),
            Timestamp.from(stamp.occurredAt()),
            stamp.party(),
            stamp.person(),
            stamp.onBehalfOf(),
            refused.command(),
            ContractJson.mapper().writeValueAsString(refused.rules()),
            ContractJson.mapper().writeValueAsString(refused.facts())
        };
    }

    private static Object[] event(LedgerEvent event) {
        Entry entry = event.entry();
        Stamp stamp = event.event().stamp();
        return new Object[] {
            entry.subject(),
            entry.sequence(),
            entry.position(),
            entry.id(),
            entry.type(),
            entry.revision(),
            Timestamp.from(stamp.occurredAt()),
            Timestamp.from(entry.recordedAt()),
            stamp.party(),
            stamp.person(),
            stamp.onBehalfOf(),
            entry.payload().toString()
        };
    }
}
