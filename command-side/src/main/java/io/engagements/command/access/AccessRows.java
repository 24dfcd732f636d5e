package io.engagements.command.access;

import io.engagements.events.Role;
import io.engagements.support.access.Access;
import io.engagements.support.access.AccessFilter;
import io.engagements.support.access.AccessKind;
import io.engagements.support.access.AccessTo;
import io.engagements.support.access.AccessesOfEngagement;
import io.engagements.support.access.RecordedAccess;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accesses as they are on record. */
@Component
public class AccessRows {

    /** Taken away by anybody, or read by who has no part in the engagement; as an index has it. */
    private static final String TOLD = "(export OR roles && '{AUDITOR,OPERATOR}')";

    private final JdbcClient jdbc;

    AccessRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In one statement; those that are there already stay as they are. */
    public void add(List<Access> accesses) {
        jdbc.sql("""
                INSERT INTO command_side.access
                    (id, at, kind, export, subject, engagement_id, person, party, on_behalf_of, roles)
                SELECT a.id::uuid, a.at::timestamptz, a.kind, a.export::boolean, a.subject, a.engagement_id, a.person, a.party, a.on_behalf_of,
                       string_to_array(a.roles, ' ')
                FROM unnest(:id::text[], :at::text[], :kind::text[], :export::text[], :subject::text[], :engagement::text[], :person::text[],
                            :party::text[], :onBehalfOf::text[], :roles::text[])
                     AS a (id, at, kind, export, subject, engagement_id, person, party, on_behalf_of, roles)
                ON CONFLICT (id) DO NOTHING
                """)
                .param("id", column(accesses, access -> access.id().toString()))
                .param("at", column(accesses, access -> access.at().toString()))
                .param("kind", column(accesses, access -> access.what().kind().name()))
                .param(
                        "export",
                        column(
                                accesses,
                                access -> Boolean.toString(access.what().kind().isExport())))
                .param("subject", column(accesses, access -> access.what().subject()))
                .param("engagement", column(accesses, access -> access.what().engagementId()))
                .param("person", column(accesses, Access::person))
                .param("party", column(accesses, Access::party))
                .param("onBehalfOf", column(accesses, Access::onBehalfOf))
                .param("roles", column(accesses, AccessRows::roles))
                .update();
    }

    private static String[] column(List<Access> accesses, Function<Access, @Nullable String> field) {
        return accesses.stream().map(field).toArray(String[]::new);
    }

    private static String roles(Access access) {
        return access.roles().stream().map(Role::name).sorted().collect(Collectors.joining(" "));
    }

    /**
     * Up to {@code atMost} of them, the latest first.
     *
     * @param before a number, exclusive
     */
    public List<RecordedAccess> find(AccessFilter wanted, long before, int atMost) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        put(conditions, values, "engagement_id = :engagement", "engagement", wanted.engagementId());
        put(conditions, values, "subject = :party AND kind IN ('PARTY', 'NUMBERS')", "party", wanted.party());
        put(conditions, values, "kind = :kind", "kind", wanted.kind());
        put(conditions, values, "at >= :from", "from", wanted.from());
        put(conditions, values, "at < :to", "to", wanted.to());
        if (wanted.who() == null) {
            return read(List.of(joined(conditions)), values, before, atMost);
        }
        values.put("who", wanted.who());
        return read(
                Stream.of("person = :who", "party = :who", "on_behalf_of = :who")
                        .map(who -> joined(conditions) + " AND " + who)
                        .toList(),
                values,
                before,
                atMost);
    }

    private static void put(
            List<String> conditions,
            Map<String, Object> values,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(
                    name,
                    value instanceof Instant at
                            ? Timestamp.from(at)
                            : value instanceof AccessKind kind ? kind.name() : value);
        }
    }

    private static String joined(List<String> conditions) {
        return conditions.isEmpty() ? "true" : String.join(" AND ", conditions);
    }

    /** The same of one engagement. */
    public List<RecordedAccess> of(AccessesOfEngagement wanted, long before, int atMost) {
        Map<String, Object> values = new HashMap<>();
        values.put("engagement", wanted.engagementId());
        values.put("since", Timestamp.from(wanted.since()));
        List<String> conditions = new ArrayList<>(List.of(
                "kind = 'LEDGER' AND at >= :since",
                "kind = 'EVIDENCE' AND engagement_id IS NULL AND subject IS NULL AND at >= :since"));
        for (int side = 0; side < wanted.sides().size(); side++) {
            values.put("side" + side, wanted.sides().get(side));
            conditions.add(
                    "kind = 'EVIDENCE' AND engagement_id IS NULL AND subject = :side" + side + " AND at >= :since");
        }
        if (wanted.shownTo() == null) {
            conditions.add("engagement_id = :engagement");
        } else {
            values.put("shownTo", wanted.shownTo());
            conditions.add("engagement_id = :engagement AND party = :shownTo");
            conditions.add("engagement_id = :engagement AND " + TOLD);
        }
        return read(conditions, values, before, atMost);
    }

    /**
     * What any of these conditions takes. Each is asked for by itself, in the order of an index and up to as many as are
     * wanted: of conditions joined by OR the database would read all there are.
     */
    private List<RecordedAccess> read(List<String> conditions, Map<String, Object> values, long before, int atMost) {
        String any = conditions.stream()
                .map(condition -> "(SELECT * FROM command_side.access WHERE number < :before AND " + condition
                        + " ORDER BY number DESC LIMIT :limit)")
                .collect(Collectors.joining(" UNION "));
        return jdbc.sql("SELECT * FROM (" + any + ") found ORDER BY number DESC LIMIT :limit")
                .params(values)
                .param("before", before)
                .param("limit", atMost)
                .query((row, number) -> access(row))
                .list();
    }

    private static RecordedAccess access(ResultSet row) throws SQLException {
        return new RecordedAccess(
                row.getLong("number"),
                new Access(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("at").toInstant(),
                        new AccessTo(
                                AccessKind.valueOf(row.getString("kind")),
                                row.getString("subject"),
                                row.getString("engagement_id")),
                        row.getString("person"),
                        row.getString("party"),
                        row.getString("on_behalf_of"),
                        Stream.of((String[]) row.getArray("roles").getArray())
                                .map(Role::valueOf)
                                .collect(Collectors.toSet())));
    }
}
