package io.engagements.query.find;

import io.engagements.events.stored.ContractJson;
import io.engagements.events.time.Deadline;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.Overdue;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds pieces of work, in whichever engagement, by engagement and in the order in which they were asked for. */
@Component
public class WorkFinder {

    private static final String ALL = """
            SELECT e.opened_at, d.ordinal, e.engagement_id, d.doc
            FROM (
                SELECT e.opened_at, e.engagement_id FROM query_side.engagement e
                WHERE e.opened_at >= :after %s ORDER BY e.opened_at LIMIT :limit
            ) e CROSS JOIN LATERAL (
                SELECT d.ordinal, d.doc FROM query_side.deliverable d
                WHERE d.engagement_id = e.engagement_id AND (e.opened_at > :after OR d.ordinal > :within)
                ORDER BY d.ordinal LIMIT :limit
            ) d ORDER BY e.opened_at, d.ordinal LIMIT :limit
            """;

    private final JdbcClient jdbc;

    WorkFinder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which ones. What is absent does not matter.
     *
     * @param state at the instant of the question
     * @param party a side of the engagement, or its lawyer, by its id
     * @param late who is late for it then
     * @param due when it is due, by what counts then
     */
    public record Wish(
            @Nullable DeliverableState state, @Nullable String party, Overdue.@Nullable Whose late, Span due) {

        private boolean isMetBy(Deliverable work, Instant now) {
            return (state == null || work.state() == state)
                    && (late == null
                            || Overdue.of(work, now)
                                    .filter(overdue -> overdue.whose() == late)
                                    .isPresent())
                    && (due.equals(Span.ANY) || isDueThen(dueOf(work)));
        }

        private boolean isDueThen(Deadline counts) {
            return due.holds(counts.instant());
        }
    }

    /** What counts as its due: the one agreed on, or asked for while nobody has agreed to any. */
    public static Deadline dueOf(Deliverable work) {
        Deadline agreed = work.agreedDue();
        return agreed == null ? work.delivery().requestedDue() : agreed;
    }

    /**
     * Where a piece stands in the list.
     *
     * @param engagement place of the engagement
     * @param ordinal place within it
     */
    public record Place(long engagement, long ordinal) {

        public static final Place BEGINNING = new Place(-1, -1);
    }

    /** @param work as it stands at the instant of the question */
    public record Piece(String engagementId, Deliverable work) {}

    public record Row(Place place, Piece piece) {}

    /** @param after the one that was looked at last */
    public Found<Piece, Row> find(Wish wish, Instant now, Place after) {
        List<Row> rows = jdbc.sql(ALL.formatted(wish.party() == null ? "" : EngagementFinder.OF_PARTY))
                .param("party", wish.party(), Types.VARCHAR)
                .param("after", after.engagement())
                .param("within", after.ordinal())
                .param("limit", Found.LOOKED_AT + 1)
                .query((row, number) -> new Row(
                        new Place(row.getLong(1), row.getLong(2)),
                        new Piece(
                                row.getString(3),
                                ContractJson.mapper()
                                        .readValue(row.getString(4), Deliverable.class)
                                        .at(now))))
                .list();
        return Found.among(rows, row -> Optional.of(row.piece()).filter(piece -> wish.isMetBy(piece.work(), now)));
    }
}
