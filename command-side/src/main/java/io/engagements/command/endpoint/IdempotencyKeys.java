package io.engagements.command.endpoint;

import io.engagements.events.catalog.CommandFit.Misfit;
import java.sql.Types;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Remembers the answers given under idempotency keys. */
@Component
class IdempotencyKeys {

    /** How long an answer is remembered; the interface promises seven days. */
    static final Duration KEPT = Duration.ofDays(8);

    private final JdbcClient jdbc;

    IdempotencyKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            boolean locked,
            byte @Nullable [] fingerprint,
            @Nullable Integer status,
            @Nullable Long version,
            @Nullable String location,
            byte @Nullable [] body) {}

    /**
     * Claims the key for this transaction. The lock is taken without a transaction id, and goes with the transaction. It is
     * this key's, not a leader's.
     *
     * @throws ImmediateAnswerException when the key was used before, or is in use
     */
    void claim(IdempotencyKey use) {
        Row row = jdbc.sql("""
                SELECT pg_try_advisory_xact_lock(hashtextextended(:party || ' ' || :key, 0)) AS locked,
                       i.fingerprint, i.status, i.version, i.location, i.body
                FROM (VALUES (1)) one
                LEFT JOIN command_side.idempotency i ON i.party = :party AND i.key = :key
                """)
                .param("party", use.party())
                .param("key", use.key())
                .query((found, number) -> new Row(
                        found.getBoolean("locked"),
                        found.getBytes("fingerprint"),
                        found.getObject("status", Integer.class),
                        found.getObject("version", Long.class),
                        found.getString("location"),
                        found.getBytes("body")))
                .single();
        settled(use, row).ifPresent(answer -> {
            throw new ImmediateAnswerException(answer);
        });
    }

    private static Optional<Answer> settled(IdempotencyKey use, Row row) {
        Integer status = row.status();
        byte[] body = row.body();
        if (status != null && body != null) {
            return Optional.of(
                    Arrays.equals(row.fingerprint(), use.fingerprint())
                            ? Answers.kept(status, row.version(), row.location(), body)
                            : Answers.invalid(List.of(
                                    new Misfit("", "this Idempotency-Key was used with another command or body"))));
        }
        return row.locked()
                ? Optional.empty()
                : Optional.of(Answers.busy("A command with this Idempotency-Key is still running."));
    }

    /** Keeps the answer; the last thing that a command's transaction writes. */
    void keep(IdempotencyKey use, Answer answer) {
        jdbc.sql("""
                INSERT INTO command_side.idempotency (party, key, fingerprint, status, version, location, body)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .param(1, use.party())
                .param(2, use.key())
                .param(3, use.fingerprint())
                .param(4, answer.status())
                .param(5, answer.version(), Types.BIGINT)
                .param(6, answer.location(), Types.VARCHAR)
                .param(7, answer.body())
                .update();
    }

    /** Forgets what is older than {@link #KEPT}. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetOld() {
        jdbc.sql("DELETE FROM command_side.idempotency WHERE created_at < now() - interval '1 second' * ?")
                .param(KEPT.toSeconds())
                .update();
    }
}
