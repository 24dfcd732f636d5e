package io.engagements.query.evidence;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what belongs to a package; that it is all is proven by the heads. */
@Component
class ScopeRows {

    private static final int MOST_SUBJECTS = 20_000;

    private final JdbcClient jdbc;

    ScopeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The party itself, and the candidacies and engagements that it is client or VA of, at most 20 000. */
    List<String> ofParty(String partyId) {
        List<String> found = jdbc.sql("""
                SELECT candidacy_id FROM query_side.candidacy WHERE client_id = :party OR va_id = :party
                UNION SELECT engagement_id FROM query_side.engagement WHERE client_id = :party OR va_id = :party
                ORDER BY 1 LIMIT :most
                """)
                .param("party", partyId)
                .param("most", MOST_SUBJECTS)
                .query(String.class)
                .list();
        return Stream.concat(Stream.of("party:" + partyId), found.stream()).toList();
    }

    /** Parties of a package after one, by their ids: of the whole ledger all that are registered. */
    List<String> parties(EvidenceScope scope, String after, int atMost) {
        String all = """
                SELECT party_id AS id FROM query_side.party
                """;
        String some = """
                SELECT unnest(ARRAY[client_id, va_id, lawyer_id]) AS id FROM query_side.engagement
                WHERE engagement_id = ANY (:subjects)
                UNION SELECT unnest(ARRAY[client_id, va_id]) FROM query_side.candidacy WHERE candidacy_id = ANY (:subjects)
                UNION SELECT :party
                """;
        boolean whole = scope.kind() == EvidenceScope.Kind.LEDGER;
        return jdbc.sql("SELECT id FROM (" + (whole ? all : some)
                        + ") of_it WHERE id COLLATE \"C\" > :after ORDER BY id COLLATE \"C\" LIMIT :most")
                .param("subjects", scope.subjects().toArray(String[]::new))
                .param("party", scope.kind() == EvidenceScope.Kind.PARTY ? scope.id() : "")
                .param("after", after)
                .param("most", atMost)
                .query(String.class)
                .list();
    }

    /** Where the entries of a package stand, up to a position, in order: those about its subjects, and where its party began as a lawyer. */
    long[] positions(EvidenceScope scope, long upTo) {
        return jdbc
                .sql("""
                SELECT position FROM query_side.history WHERE subject = ANY (:subjects) AND position <= :upTo
                UNION
                SELECT position FROM query_side.refusal WHERE subject = ANY (:subjects) AND position <= :upTo
                UNION
                SELECT position FROM query_side.history
                WHERE :party <> '' AND type = 'lawyer-appointed' AND payload::json ->> 'lawyerId' = :party
                  AND position <= :upTo
                ORDER BY position
                """)
                .param("subjects", scope.subjects().toArray(String[]::new))
                .param("party", scope.kind() == EvidenceScope.Kind.PARTY ? scope.id() : "")
                .param("upTo", upTo)
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }
}
