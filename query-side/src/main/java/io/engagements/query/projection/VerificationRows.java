package io.engagements.query.projection;

import io.engagements.events.stored.ContractJson;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the last verification of each projection found. */
@Component
public class VerificationRows {

    private final JdbcClient jdbc;

    VerificationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(String projection, Verification verification) {
        jdbc.sql("""
                INSERT INTO query_side.verification (projection, found) VALUES (?, ?)
                ON CONFLICT (projection) DO UPDATE SET found = excluded.found, at = excluded.at
                """)
                .params(projection, ContractJson.mapper().writeValueAsString(verification))
                .update();
    }

    /** Unless something was compared. */
    void forgetBroken(String projection) {
        jdbc.sql("DELETE FROM query_side.verification WHERE projection = ? AND found::json ->> 'broken' IS NOT NULL")
                .param(projection)
                .update();
    }

    /** By projection. */
    public Map<String, Verification> all() {
        Map<String, Verification> all = new HashMap<>();
        jdbc.sql("SELECT projection, found FROM query_side.verification").query(row -> {
            all.put(row.getString(1), ContractJson.mapper().readValue(row.getString(2), Verification.class));
        });
        return all;
    }
}
