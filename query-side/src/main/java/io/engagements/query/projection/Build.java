package io.engagements.query.projection;

import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.projection.Generation.State;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills a generation from the ledger, beside the live one, a short transaction at a time. */
final class Build implements AutoCloseable {

    /** While a transaction runs nobody in the whole cluster is numbered past it: it is to be a short one. */
    static final int BATCH = 1_000;

    private static final int TOLD_EVERY = 50_000;

    /** So many times what was there when the planner was told, and it is told again. */
    private static final int GROWN = 4;

    private static final Logger log = LoggerFactory.getLogger(Build.class);

    private final Generation generation;
    private final Schemas schemas;
    private final ReadAhead entries;
    private final DeadLettering parking;
    private final TransactionTemplate transaction;
    private final long began = System.nanoTime();
    private volatile long position;
    private long analyzedAt = BATCH / GROWN;

    Build(
            Projection projection,
            Generation generation,
            Schemas schemas,
            EntryLog ledger,
            Batches batches,
            ParkedRows parked,
            PlatformTransactionManager transactions) {
        this.generation = generation;
        this.schemas = schemas;
        this.entries = new ReadAhead(ledger);
        this.transaction = new TransactionTemplate(transactions);
        this.position = generation.position();
        this.parking = new DeadLettering(
                projection,
                generation.parkedAs(),
                upTo -> batches.begin(generation, position, upTo),
                parked,
                transactions);
    }

    Generation generation() {
        return generation;
    }

    boolean isVerification() {
        return generation.state() == State.VERIFYING;
    }

    long position() {
        return position;
    }

    /** Handles the next entries, at most up to a position. */
    void feed(long upTo) {
        long before = position;
        twice(() -> reached(Objects.requireNonNull(transaction.execute(status -> feedWithin(upTo)))));
        if (position >= GROWN * analyzedAt) {
            analyze();
        }
        if (before / TOLD_EVERY != position / TOLD_EVERY) {
            log.info("{} is at position {} of {}, {} events/s", generation.schema(), position, upTo, eventsPerSecond());
        }
    }

    void analyze() {
        schemas.analyze(generation);
        analyzedAt = position;
    }

    /** What failed is tried once more, for then its events are handled one by one. */
    void twice(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            log.warn("{} at position {}: once more, event by event", generation.schema(), position, e);
            step.run();
        }
    }

    /**
     * Handles them within a transaction that runs.
     *
     * @return the position that is reached when it is committed
     */
    long feedWithin(long upTo) {
        if (position >= upTo) {
            return position;
        }
        List<LoggedEntry> batch = entries.after(position, (int) Math.min(BATCH, upTo - position));
        parking.handle(batch);
        return batch.get(batch.size() - 1).position();
    }

    void reached(long committed) {
        position = committed;
    }

    long eventsPerSecond() {
        return (long) ((position - generation.position()) * 1e9 / (System.nanoTime() - began));
    }

    @Override
    public void close() {
        entries.close();
    }
}
