package io.engagements.query.answer;

import io.engagements.events.Caller;
import io.engagements.support.security.Hidden;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks for an id among the rows that a caller does not see. */
@Component
record HiddenRows(JdbcClient jdbc) implements Hidden {

    @Override
    public boolean hides(String id, Caller from) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM query_side.engagement WHERE engagement_id = :id
                               AND NOT (:auditor OR client_id = :client OR va_id = :va
                                        OR coalesce(lawyer_id = :lawyer, false)))
                    OR EXISTS (SELECT FROM query_side.candidacy WHERE candidacy_id = :id
                               AND NOT (:auditor OR client_id = :client OR va_id = :va))
                    OR EXISTS (SELECT FROM query_side.party WHERE party_id = :id
                               AND NOT (:auditor OR :id IN (:client, :va, :lawyer)))
                """)
                .param("id", id)
                .params(Viewer.of(from).parameters())
                .query(Boolean.class)
                .single();
    }
}
