package io.engagements.query.find;

import io.engagements.events.engagement.EndReason;
import io.engagements.events.refusal.RuleId;
import io.engagements.query.engagement.ContractDocuments;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.ground.Ground;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds engagements, whosoever they are, in the order in which they began. Who may ask, callers decide. */
@Component
public class EngagementFinder {

    private static final String ALL = """
            SELECT e.opened_at, e.doc,
                   :ground::text IS NULL OR EXISTS (
                       SELECT FROM query_side.ground g
                       WHERE g.engagement_id = e.engagement_id AND g.doc::json ->> 'kind' = :ground) AS grounded,
                   :refused::text IS NULL OR EXISTS (
                       SELECT FROM query_side.refusal r
                       WHERE r.subject = e.engagement_id AND r.rules LIKE :refused) AS refused
            FROM query_side.engagement e WHERE e.opened_at > :after %s ORDER BY e.opened_at LIMIT :limit
            """;

    /** Each has an index of its own. */
    static final String OF_PARTY = "AND (e.client_id = :party OR e.va_id = :party OR e.lawyer_id = :party)";

    private final JdbcClient jdbc;

    EngagementFinder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which ones. What is absent does not matter.
     *
     * @param state at the instant of the question
     * @param reason why it ends or has ended
     * @param party a side, or the lawyer appointed last, by its id
     * @param ground of which it has or had one
     * @param refused a rule that refused an attempt at it
     * @param begun when it began
     */
    public record Wish(
            @Nullable EngagementStatus state,
            @Nullable EndReason reason,
            @Nullable String party,
            Ground.@Nullable Kind ground,
            @Nullable RuleId refused,
            Span begun) {

        private boolean isMetBy(Contract contract, Instant now) {
            return (state == null || contract.stateAt(now) == state)
                    && (reason == null || contract.ending().reason() == reason)
                    && begun.holds(contract.hired().occurredAt());
        }
    }

    /** @param place where it stands in the list */
    public record Row(long place, Contract contract, boolean fits) {}

    /** @param after place of the one that was looked at last; -1 from the beginning */
    public Found<Contract, Row> find(Wish wish, Instant now, long after) {
        List<Row> rows = jdbc.sql(ALL.formatted(wish.party() == null ? "" : OF_PARTY))
                .param("ground", wish.ground() == null ? null : wish.ground().name(), Types.VARCHAR)
                .param(
                        "refused",
                        wish.refused() == null ? null : "%\"" + wish.refused().id() + "\"%",
                        Types.VARCHAR)
                .param("party", wish.party(), Types.VARCHAR)
                .param("after", after)
                .param("limit", Found.LOOKED_AT + 1)
                .query((row, number) -> new Row(
                        row.getLong(1),
                        ContractDocuments.read(row.getString(2)),
                        row.getBoolean(3) && row.getBoolean(4)))
                .list();
        return Found.among(
                rows, row -> Optional.of(row.contract()).filter(contract -> row.fits() && wish.isMetBy(contract, now)));
    }
}
