package io.engagements.query.party;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.stored.ContractJson;
import io.engagements.query.answer.Viewer;
import io.engagements.query.projection.Projection;
import io.engagements.query.projection.RowsById;
import io.engagements.rules.party.Party;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of parties, names and contacts sealed, and who may see them. */
@Component
class PartyTable {

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    PartyTable(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    Map<String, Party> find(Collection<String> ids) {
        return load(Projection.VIEWS, ids);
    }

    Map<String, Party> load(String schema, Collection<String> ids) {
        return RowsById.load(jdbc, schema + ".party", "party_id", "doc", ids, PartyTable::read);
    }

    /** @param registeredAt ledger position of each party's registration, where it is new */
    void save(String schema, Collection<Party> parties, Map<String, Long> registeredAt) {
        List<Object[]> rows = parties.stream()
                .map(party -> new Object[] {
                    party.partyId(),
                    party.version(),
                    registeredAt.getOrDefault(party.partyId(), 0L),
                    ContractJson.mapper().writeValueAsString(party)
                })
                .toList();
        jdbc.batchUpdate(
                "INSERT INTO " + schema + ".party (party_id, version, registered_at, doc) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (party_id) DO UPDATE SET version = excluded.version, doc = excluded.doc",
                rows);
    }

    /** One row of a page: the party and where the next page begins. */
    record Listed(long registeredAt, Party party) {}

    List<Listed> list(long after, int atMost) {
        return client.sql("SELECT registered_at, doc FROM query_side.party WHERE registered_at > ?"
                        + " ORDER BY registered_at LIMIT ?")
                .params(after, atMost)
                .query((row, number) -> new Listed(row.getLong(1), read(row.getString(2))))
                .list();
    }

    /** @param near whether the viewer may reach the party: itself, the operator, who shares an engagement with it */
    record VisibleParty(Party party, boolean near) {}

    /** The party, when it is registered and the caller may see it. */
    Optional<VisibleParty> find(String partyId, Caller caller) {
        return find(List.of(partyId), caller).stream().findFirst();
    }

    /** Of these parties those that are registered and that the caller may see, by their ids. */
    List<VisibleParty> find(Collection<String> partyIds, Caller caller) {
        return client.sql("""
                SELECT doc, near FROM (
                    SELECT p.party_id, p.doc,
                           :operator OR p.party_id IN (:client, :va, :lawyer) OR EXISTS (
                               -- One index each, and none for what the viewer is not.
                               SELECT FROM query_side.engagement e
                               WHERE :client::text IS NOT NULL AND e.client_id = :client AND p.party_id IN (e.va_id, e.lawyer_id)
                               UNION ALL SELECT FROM query_side.engagement e
                               WHERE :va::text IS NOT NULL AND e.va_id = :va AND p.party_id IN (e.client_id, e.lawyer_id)
                               UNION ALL SELECT FROM query_side.engagement e
                               WHERE :lawyer::text IS NOT NULL AND e.lawyer_id = :lawyer
                                 AND p.party_id IN (e.client_id, e.va_id)) AS near,
                           :auditor OR EXISTS (
                               SELECT FROM query_side.candidacy c
                               WHERE (c.client_id = :client OR c.va_id = :va) AND p.party_id IN (c.client_id, c.va_id)) AS far
                    FROM query_side.party p WHERE p.party_id = ANY (:ids)) seen
                WHERE near OR far ORDER BY party_id
                """)
                .param("ids", partyIds.toArray(String[]::new))
                .param("operator", caller.has(Role.OPERATOR))
                .params(Viewer.of(caller).parameters())
                .query((row, number) -> new VisibleParty(read(row.getString(1)), row.getBoolean(2)))
                .list();
    }

    private static Party read(String doc) {
        return ContractJson.mapper().readValue(doc, Party.class);
    }
}
