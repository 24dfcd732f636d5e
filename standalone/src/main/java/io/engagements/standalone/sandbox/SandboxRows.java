package io.engagements.standalone.sandbox;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the sandbox's clock stands, kept over restarts. */
final class SandboxRows {

    private final JdbcClient jdbc;

    SandboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Remembers at the first start what this installation is.
     *
     * @throws NotThisKindException when it was begun as the other kind
     */
    void requireKind(boolean sandbox) {
        jdbc.sql("INSERT INTO sandbox.sandbox (sandbox) VALUES (?) ON CONFLICT DO NOTHING")
                .param(sandbox)
                .update();
        boolean begunAs = jdbc.sql("SELECT sandbox FROM sandbox.sandbox")
                .query(Boolean.class)
                .single();
        if (begunAs != sandbox) {
            throw new NotThisKindException(begunAs);
        }
    }

    /** The instant at which the clock stands; empty before its first move. */
    Optional<Instant> instant() {
        return jdbc.sql("SELECT instant FROM sandbox.sandbox")
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    void keep(Instant instant) {
        jdbc.sql("UPDATE sandbox.sandbox SET instant = ?")
                .param(Timestamp.from(instant))
                .update();
    }

    /** Without a candidacy or engagement; parties are registered by the first start itself. */
    boolean isUntouched() {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM command_side.event WHERE type IS DISTINCT FROM 'party')")
                .query(Boolean.class)
                .single();
    }
}
