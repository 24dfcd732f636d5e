package io.engagements.query.engagement;

import io.engagements.query.answer.Page;
import io.engagements.query.answer.Viewer;
import io.engagements.query.answer.Whose;
import io.engagements.query.projection.RowVersion;
import io.engagements.query.projection.RowsById;
import io.engagements.rules.contract.Contract;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The contracts of engagements, who may see them, and what their deliverables are called. */
@Component
public class EngagementRows {

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    EngagementRows(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    Map<String, Contract> load(String schema, Collection<String> ids) {
        return RowsById.load(jdbc, schema + ".engagement", "engagement_id", "doc", ids, ContractDocuments::read);
    }

    /** @param begunAt ledger position of each engagement's beginning, where it is new */
    void save(String schema, Map<String, Contract> contracts, Map<String, Long> begunAt) {
        List<Object[]> rows = contracts.values().stream()
                .map(contract -> new Object[] {
                    contract.engagementId(),
                    contract.parties().clientId(),
                    contract.parties().vaId(),
                    contract.parties().lawyerId(),
                    contract.state().name(),
                    contract.version(),
                    begunAt.getOrDefault(contract.engagementId(), 0L),
                    ContractDocuments.written(contract)
                })
                .toList();
        jdbc.batchUpdate("INSERT INTO " + schema + """
                .engagement
                    (engagement_id, client_id, va_id, lawyer_id, state, version, opened_at, doc)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (engagement_id) DO UPDATE
                SET lawyer_id = excluded.lawyer_id, state = excluded.state, version = excluded.version,
                    doc = excluded.doc
                """, rows);
    }

    /** The engagement, when it exists and the viewer may see it. */
    public Optional<Contract> find(String engagementId, Viewer viewer) {
        return client.sql("SELECT doc FROM query_side.engagement WHERE engagement_id = :id AND " + VISIBLE)
                .param("id", engagementId)
                .params(viewer.parameters())
                .query((row, number) -> ContractDocuments.read(row.getString(1)))
                .optional();
    }

    /** A contract, and where the rows of its engagement stand. */
    record Standing(Contract contract, RowVersion rowVersion) {}

    /** As above, with where its rows stand. */
    Optional<Standing> standing(String engagementId, Viewer viewer) {
        return client.sql("SELECT doc, " + RowVersion.generationOf(EngagementProjection.NAME)
                        + ", version FROM query_side.engagement WHERE engagement_id = :id AND " + VISIBLE)
                .param("id", engagementId)
                .params(viewer.parameters())
                .query((row, number) -> new Standing(
                        ContractDocuments.read(row.getString(1)), new RowVersion(row.getInt(2), row.getLong(3))))
                .optional();
    }

    /** Those of these that exist, by their ids, whoever may see them; asks the database only when there are any. */
    public Map<String, Contract> contracts(Collection<String> ids) {
        Map<String, Contract> contracts = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query(
                    "SELECT engagement_id, doc FROM query_side.engagement WHERE engagement_id = ANY (?)",
                    row -> {
                        contracts.put(row.getString(1), ContractDocuments.read(row.getString(2)));
                    },
                    (Object) ids.toArray(String[]::new));
        }
        return contracts;
    }

    /** Whose those of these are that exist, by their ids. */
    public Map<String, Whose> whose(Collection<String> ids) {
        return client
                .sql(
                        "SELECT engagement_id, client_id, va_id, lawyer_id FROM query_side.engagement WHERE engagement_id = ANY (?)")
                .param(ids.toArray(String[]::new))
                .query((row, number) ->
                        Map.entry(row.getString(1), new Whose(row.getString(2), row.getString(3), row.getString(4))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * The titles of those of these deliverables that exist, by the engagement's id and their own; asks the database only when
     * there are any.
     *
     * @param deliverableIds by the engagement's id
     */
    public Map<String, Map<String, String>> titles(Map<String, ? extends Collection<String>> deliverableIds) {
        Map<String, Map<String, String>> titles = new HashMap<>();
        List<String> engagements = new ArrayList<>();
        List<String> deliverables = new ArrayList<>();
        deliverableIds.forEach((engagement, ids) -> ids.forEach(id -> {
            engagements.add(engagement);
            deliverables.add(id);
        }));
        if (!engagements.isEmpty()) {
            jdbc.query(
                    "SELECT d.engagement_id, d.deliverable_id, d.doc::json ->> 'title' FROM query_side.deliverable d"
                            + " JOIN unnest(?::text[], ?::text[]) AS wanted (engagement_id, deliverable_id)"
                            + " USING (engagement_id, deliverable_id)",
                    row -> {
                        titles.computeIfAbsent(row.getString(1), id -> new HashMap<>())
                                .put(row.getString(2), row.getString(3));
                    },
                    engagements.toArray(String[]::new),
                    deliverables.toArray(String[]::new));
        }
        return titles;
    }

    /** One row of a page: the contract and where the next page begins. */
    record Listed(long openedAt, Contract contract) {}

    List<Listed> list(Viewer viewer, @Nullable String state, @Nullable String party, long after, int atMost) {
        return client.sql("SELECT opened_at, doc FROM query_side.engagement WHERE opened_at > :after"
                        + " AND (:state::text IS NULL OR state = :state)"
                        + " AND (:wanted::text IS NULL OR :wanted IN (client_id, va_id, lawyer_id)) AND " + VISIBLE
                        + " ORDER BY opened_at LIMIT :limit")
                .param("after", after)
                .param("state", state, Types.VARCHAR)
                .param("wanted", party, Types.VARCHAR)
                .param("limit", atMost)
                .params(viewer.parameters())
                .query((row, number) -> new Listed(row.getLong(1), ContractDocuments.read(row.getString(2))))
                .list();
    }

    /**
     * A page of those that the viewer may see, in the order in which they began.
     *
     * @throws io.engagements.query.answer.ProblemException when limit or cursor is none
     */
    public Page<Contract> page(
            Viewer viewer,
            @Nullable String state,
            @Nullable String party,
            @Nullable Integer limit,
            @Nullable String cursor) {
        int most = Page.limit(limit);
        List<Listed> listed = list(viewer, state, party, Page.after(LIST, cursor), most + 1);
        return Page.of(LIST, listed, most, Listed::openedAt).map(Listed::contract);
    }

    /**
     * A page of those that the viewer is a party of, or the lawyer: those that have ended after all others, both in the order in
     * which they began. A cursor is of this order only.
     *
     * @param state only those in it; absent for all
     * @throws io.engagements.query.answer.ProblemException when limit or cursor is none
     */
    public Page<Contract> runningFirst(
            Viewer viewer, @Nullable String state, @Nullable Integer limit, @Nullable String cursor) {
        int most = Page.limit(limit);
        long after = Page.after(RUNNING_FIRST, cursor);
        List<Placed> placed = client.sql("SELECT doc FROM query_side.engagement"
                        + " WHERE (:state::text IS NULL OR state = :state)"
                        + " AND (client_id = :client OR va_id = :va OR lawyer_id = :lawyer)"
                        + " ORDER BY state = 'ENDED', opened_at LIMIT :limit OFFSET :offset")
                .param("state", state, Types.VARCHAR)
                .param("limit", most + 1)
                .param("offset", after + 1)
                .params(viewer.parameters())
                .query((row, number) -> new Placed(after + 1 + number, ContractDocuments.read(row.getString(1))))
                .list();
        return Page.of(RUNNING_FIRST, placed, most, Placed::place).map(Placed::contract);
    }

    private record Placed(long place, Contract contract) {}

    /**
     * Some engagements, and how many there are of them.
     *
     * @param inAll however many of them are listed
     */
    public record Some(List<Contract> listed, long inAll) {}

    /**
     * The first so many that the viewer may see, in the order in which they began, of those that had begun at or before
     * {@code until} and in which something happened at or after {@code from}, or that have not ended.
     */
    public Some between(Viewer viewer, Instant from, Instant until, int atMost) {
        List<Counted> rows = client.sql("""
                SELECT doc, count(*) OVER () FROM query_side.engagement
                WHERE (doc::json #>> '{hired,occurredAt}')::timestamptz <= :until
                  AND (state <> 'ENDED' OR (doc::json #>> '{last,at}')::timestamptz >= :from) AND
                """ + VISIBLE + " ORDER BY opened_at LIMIT :limit")
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("limit", atMost)
                .params(viewer.parameters())
                .query((row, number) -> new Counted(ContractDocuments.read(row.getString(1)), row.getLong(2)))
                .list();
        return new Some(
                rows.stream().map(Counted::contract).toList(),
                rows.isEmpty() ? 0 : rows.get(0).inAll());
    }

    private record Counted(Contract contract, long inAll) {}

    /** Whether there is any that the viewer may see. */
    public boolean hasAny(Viewer viewer) {
        return client.sql("SELECT EXISTS (SELECT FROM query_side.engagement WHERE " + VISIBLE + ")")
                .params(viewer.parameters())
                .query(Boolean.class)
                .single();
    }

    /** Those whose lawyer the viewer is, the one in which something happened last first. */
    public List<Contract> latestOfLawyer(Viewer viewer, int atMost) {
        return client.sql("""
                SELECT doc FROM query_side.engagement WHERE lawyer_id = :lawyer
                ORDER BY (doc::json #>> '{last,at}')::timestamptz DESC, engagement_id LIMIT :limit
                """)
                .param("limit", atMost)
                .params(viewer.parameters())
                .query((row, number) -> ContractDocuments.read(row.getString(1)))
                .list();
    }

    /** Those of these engagements that the viewer may see, by their ids. */
    public Map<String, Contract> find(Collection<String> engagementIds, Viewer viewer) {
        if (engagementIds.isEmpty()) {
            return Map.of();
        }
        return client
                .sql("SELECT doc FROM query_side.engagement WHERE engagement_id = ANY (:ids) AND " + VISIBLE)
                .param("ids", engagementIds.toArray(String[]::new))
                .params(viewer.parameters())
                .query((row, number) -> ContractDocuments.read(row.getString(1)))
                .stream()
                .collect(Collectors.toMap(Contract::engagementId, contract -> contract));
    }

    /** How many that have not ended a party is in, as a side or as the lawyer appointed last; which, is not said. */
    public long running(String partyId) {
        return client.sql("SELECT count(*) FROM query_side.engagement WHERE state <> 'ENDED'"
                        + " AND :party IN (client_id, va_id, lawyer_id)")
                .param("party", partyId)
                .query(Long.class)
                .single();
    }

    private static final String LIST = "engagements";

    private static final String RUNNING_FIRST = "engagements-running-first";

    private static final String VISIBLE = "(:auditor OR client_id = :client OR va_id = :va OR lawyer_id = :lawyer)";
}
