package io.engagements.query.candidacy;

import io.engagements.events.stored.ContractJson;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.Viewer;
import io.engagements.query.answer.Whose;
import io.engagements.query.projection.RowsById;
import io.engagements.rules.candidacy.Candidacy;
import io.engagements.rules.contract.Contract;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of candidacies, and who may see them. */
@Component
public class CandidacyRows {

    private static final String VISIBLE = "(:auditor OR client_id = :client OR va_id = :va)";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    CandidacyRows(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    Map<String, Candidacy> load(String schema, Collection<String> ids) {
        return RowsById.load(jdbc, schema + ".candidacy", "candidacy_id", "doc", ids, CandidacyRows::read);
    }

    /** @param openedAt ledger position of each candidacy's opening, where it is new */
    void save(String schema, Collection<Candidacy> candidacies, Map<String, Long> openedAt) {
        List<Object[]> rows = candidacies.stream()
                .map(candidacy -> new Object[] {
                    candidacy.candidacyId(),
                    candidacy.clientId(),
                    candidacy.vaId(),
                    candidacy.state().name(),
                    candidacy.version(),
                    openedAt.getOrDefault(candidacy.candidacyId(), 0L),
                    ContractJson.mapper().writeValueAsString(candidacy)
                })
                .toList();
        jdbc.batchUpdate("INSERT INTO " + schema + """
                .candidacy (candidacy_id, client_id, va_id, state, version, opened_at, doc)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (candidacy_id) DO UPDATE
                SET state = excluded.state, version = excluded.version, doc = excluded.doc
                """, rows);
    }

    /** The candidacy, when it exists and the viewer may see it. */
    public Optional<Candidacy> find(String candidacyId, Viewer viewer) {
        return client.sql("SELECT doc FROM query_side.candidacy WHERE candidacy_id = :id AND " + VISIBLE)
                .param("id", candidacyId)
                .params(viewer.parameters())
                .query((row, number) -> read(row.getString(1)))
                .optional();
    }

    /** Those of these candidacies that the viewer may see, by their ids. */
    public Map<String, Candidacy> find(Collection<String> candidacyIds, Viewer viewer) {
        if (candidacyIds.isEmpty()) {
            return Map.of();
        }
        return client
                .sql("SELECT doc FROM query_side.candidacy WHERE candidacy_id = ANY (:ids) AND " + VISIBLE)
                .param("ids", candidacyIds.toArray(String[]::new))
                .params(viewer.parameters())
                .query((row, number) -> read(row.getString(1)))
                .stream()
                .collect(Collectors.toMap(Candidacy::candidacyId, candidacy -> candidacy));
    }

    /**
     * The ten checks with which somebody was hired, for whoever may see the engagement, so also for its lawyer; none of the
     * candidacy besides. None where the candidacy is not known here yet.
     */
    public List<CheckView> vetting(Contract contract) {
        return client.sql("SELECT doc FROM query_side.candidacy WHERE candidacy_id = ?")
                .param(contract.candidacyId())
                .query((row, number) -> read(row.getString(1)))
                .optional()
                .map(CheckView::of)
                .orElse(List.of());
    }

    /** Whose those of these are that exist, by their ids. */
    public Map<String, Whose> whose(Collection<String> ids) {
        return client
                .sql("SELECT candidacy_id, client_id, va_id FROM query_side.candidacy WHERE candidacy_id = ANY (?)")
                .param(ids.toArray(String[]::new))
                .query((row, number) ->
                        Map.entry(row.getString(1), new Whose(row.getString(2), row.getString(3), null)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** One row of a page: the candidacy and where the next page begins. */
    record Listed(long openedAt, Candidacy candidacy) {}

    List<Listed> list(Viewer viewer, long after, int atMost) {
        return client.sql("SELECT opened_at, doc FROM query_side.candidacy WHERE opened_at > :after AND " + VISIBLE
                        + " ORDER BY opened_at LIMIT :limit")
                .param("after", after)
                .param("limit", atMost)
                .params(viewer.parameters())
                .query((row, number) -> new Listed(row.getLong(1), read(row.getString(2))))
                .list();
    }

    /**
     * Candidacies in which the viewer is the client or the VA, the one opened last first.
     *
     * @param open whether those that are, or those that led to a hiring or were withdrawn
     * @throws io.engagements.query.answer.ProblemException 400 when the cursor is none of this list
     */
    public Page<Candidacy> latest(Viewer viewer, boolean open, int atMost, @Nullable String cursor) {
        String list = open ? "candidacies-open" : "candidacies-over";
        List<Listed> rows = client.sql("""
                SELECT opened_at, doc FROM query_side.candidacy
                WHERE (state = 'OPEN') = :open AND (NOT :further OR opened_at < :before)
                  AND (client_id = :client OR va_id = :va)
                ORDER BY opened_at DESC LIMIT :limit
                """)
                .param("open", open)
                .param("further", cursor != null)
                .param("before", Page.after(list, cursor))
                .param("limit", atMost + 1)
                .params(viewer.parameters())
                .query((row, number) -> new Listed(row.getLong(1), read(row.getString(2))))
                .list();
        return Page.of(list, rows, atMost, Listed::openedAt).map(Listed::candidacy);
    }

    /** The open one of a client with a VA, of which there is one at most. */
    public Optional<Candidacy> open(String clientId, String vaId) {
        return client.sql("""
                SELECT doc FROM query_side.candidacy
                WHERE client_id = ? AND va_id = ? AND state = 'OPEN' ORDER BY opened_at DESC LIMIT 1
                """)
                .params(clientId, vaId)
                .query((row, number) -> read(row.getString(1)))
                .optional();
    }

    private static Candidacy read(String doc) {
        return ContractJson.mapper().readValue(doc, Candidacy.class);
    }
}
