package io.engagements.command.ledger;

import io.engagements.support.background.LeaderLock;
import io.engagements.support.background.Loop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns committed events into ledger entries: one at a time in all processes, a batch per transaction, a statement per
 * batch. Nothing is skipped, for only what no running transaction can still precede is numbered.
 */
@Component
public class LedgerKeeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LedgerKeeper.class);
    private static final int BATCH = 500;
    private static final Duration WHILE_WAITING = Duration.ofMillis(2);
    private static final Duration STANDBY = Duration.ofMillis(100);
    private static final Duration WHEN_STOPPED = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Ledger ledger;
    private final LedgerState state;
    private final ClusterCheck cluster;
    private final Duration whenIdle;
    private final String statement = read("sql/number-settled-events.sql");
    private final Loop loop = new Loop("ledger-keeper", this::turn);

    LedgerKeeper(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Ledger ledger,
            LedgerState state,
            ClusterCheck cluster,
            CommitSignal signal,
            @Value("${engagements.ledger.idle-pause:100ms}") Duration whenIdle) {
        this.whenIdle = whenIdle;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ledger = ledger;
        this.state = state;
        this.cluster = cluster;
        signal.onRaise(loop::nudge);
    }

    /** What a batch did; {@code gapAggregate} names an aggregate with a hole in its sequence. */
    private record Batch(
            int settled,
            int numbered,
            int moved,
            boolean waiting,
            @Nullable String gapAggregate,
            @Nullable Long gapDone,
            @Nullable Long gapUpto) {}

    private Duration turn() {
        Optional<Batch> done = transaction.execute(status -> leads() ? Optional.of(number()) : Optional.empty());
        return done.map(this::after).orElse(STANDBY);
    }

    private Duration after(Batch batch) {
        if (batch.gapAggregate() != null) {
            report(batch);
            return WHEN_STOPPED;
        }
        state.runs();
        if (batch.numbered() > 0) {
            ledger.appended();
        }
        return pauseAfter(batch);
    }

    private Duration pauseAfter(Batch batch) {
        if (batch.settled() == BATCH) {
            return Duration.ZERO;
        }
        return batch.waiting() ? WHILE_WAITING : whenIdle;
    }

    private boolean leads() {
        return LeaderLock.NUMBERING.tryInTransaction(jdbc);
    }

    private Batch number() {
        return jdbc.sql(statement).param("limit", BATCH).query(Batch.class).single();
    }

    private void report(Batch batch) {
        String reason = "the event table was changed: engagement or candidacy " + batch.gapAggregate()
                + " has holes or repeats between sequence " + batch.gapDone() + " and " + batch.gapUpto();
        if (state.stops(reason)) {
            log.error("numbering stops: {}", reason);
        }
    }

    @Override
    public void start() {
        cluster.verify();
        if (state.stopped().isEmpty()) {
            loop.start();
        }
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    /** Before whatever reads the ledger or writes events. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 100;
    }

    private static String read(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
