package io.engagements.command.checkpoint;

import io.engagements.command.checkpoint.Signer.Signed;
import io.engagements.support.background.LeaderLock;
import io.engagements.support.background.Loop;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Has the ledger signed while it grows, by one instance at a time. A refusal lasts until a turn is signed again. */
@Component
public class Checkpoints implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);

    private final Signer signer;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CheckpointSettings settings;
    private final InstantSource clock = InstantSource.system();
    private final Loop loop = new Loop("signer", this::turn);
    private volatile @Nullable String failure;
    private volatile boolean refused;
    private volatile long signed;

    Checkpoints(Signer signer, JdbcClient jdbc, TransactionTemplate transaction, CheckpointSettings settings) {
        this.signer = signer;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
    }

    private Duration turn() {
        try {
            // Another instance signs as well as this one.
            Optional<Signed> done = transaction.execute(status -> LeaderLock.SIGNING.tryInTransaction(jdbc)
                    ? Optional.of(signer.sign(clock.instant()))
                    : Optional.empty());
            failure = null;
            refused = false;
            return done.map(this::pauseAfter).orElse(settings.every());
        } catch (RuntimeException e) {
            fails(e);
            return settings.every();
        }
    }

    private Duration pauseAfter(Signed done) {
        signed = done.size();
        return done.whole() ? settings.every() : Duration.ZERO;
    }

    private void fails(RuntimeException e) {
        String reason = e instanceof CannotSignException refused
                ? refused.getMessage()
                : e.getClass().getName();
        if (!Objects.equals(reason, failure)) {
            log.error("the ledger is not signed: {}", reason, e);
        }
        failure = reason;
        refused = e instanceof CannotSignException;
    }

    /** Soon, and not only when its time has come. */
    public void signNow() {
        loop.nudge();
    }

    /** Why nothing is signed just now. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Whether nothing is signed before somebody has seen to it. */
    public boolean isRefused() {
        return refused;
    }

    /** How many entries this instance has seen signed; 0 where another one signs. */
    long signed() {
        return signed;
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
