package io.engagements.query.projection;

import io.engagements.query.answer.Freshness;
import io.engagements.query.log.BrokenEntryException;
import io.engagements.query.log.EntryLog;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills a generation beside the live one and, when it has come as far, puts it in its place or compares the two. */
@Component
class Builder {

    private static final Logger log = LoggerFactory.getLogger(Builder.class);

    /** So few entries are left for the moment in which the live generation is held. */
    private static final int NEAR = 200;

    private final Map<String, Projection> projections;
    private final EntryLog ledger;
    private final Generations generations;
    private final Schemas schemas;
    private final Batches batches;
    private final ParkedRows parked;
    private final Verifier verifier;
    private final Freshness freshness;
    private final PlatformTransactionManager transactions;
    private final TransactionTemplate transaction;
    private volatile @Nullable Build current;
    private volatile boolean stopped;

    Builder(
            List<Projection> projections,
            EntryLog ledger,
            Generations generations,
            Schemas schemas,
            Batches batches,
            ParkedRows parked,
            Verifier verifier,
            Freshness freshness,
            PlatformTransactionManager transactions) {
        this.projections = projections.stream().collect(Collectors.toMap(Projection::name, Function.identity()));
        this.ledger = ledger;
        this.generations = generations;
        this.schemas = schemas;
        this.batches = batches;
        this.parked = parked;
        this.verifier = verifier;
        this.freshness = freshness;
        this.transactions = transactions;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Up to where the live generation is. Events that cannot be gone through stay so until somebody mends them: then it is
     * given up, which is said where comparisons are, and whoever wants it asks again.
     */
    void build(Generation generation) {
        try {
            build(generation, () -> generations.live(generation.projection()).position());
        } catch (BrokenEntryException entry) {
            log.error("{} is given up: {}", generation.schema(), entry.getMessage());
            verifier.broken(generation, entry);
        }
    }

    /**
     * Up to the ledger's end, when the live generation stands still.
     *
     * @throws BrokenEntryException when the events cannot be gone through: there is nothing else to be read
     */
    void buildToTheEnd(Generation generation) {
        build(generation, ledger::head);
    }

    private void build(Generation generation, LongSupplier target) {
        Projection projection = Objects.requireNonNull(projections.get(generation.projection()));
        log.info("{} is filled from position {} on", generation.schema(), generation.position());
        try (Build build = new Build(projection, generation, schemas, ledger.stored(), batches, parked, transactions)) {
            current = build;
            boolean done = false;
            while (!done && !stopped) {
                done = isNear(build, target.getAsLong()) && finish(build, target);
            }
            log.info(
                    "{} is at position {}, {} events/s",
                    generation.schema(),
                    build.position(),
                    build.eventsPerSecond());
        } finally {
            current = null;
        }
    }

    private static boolean isNear(Build build, long target) {
        if (target - build.position() <= NEAR) {
            return true;
        }
        build.feed(target);
        return false;
    }

    /** @return false when the live generation was too far ahead after all */
    private boolean finish(Build build, LongSupplier target) {
        if (build.isVerification()) {
            return verifier.finish(build);
        }
        boolean[] live = new boolean[1];
        build.twice(() -> live[0] = goLive(build, target));
        freshness.advanced();
        build.analyze();
        return live[0];
    }

    private boolean goLive(Build build, LongSupplier target) {
        long[] upTo = new long[1];
        long reached = transaction.execute(status -> {
            batches.hold(build.generation().projection());
            upTo[0] = target.getAsLong();
            long there = build.feedWithin(upTo[0]);
            if (there >= upTo[0]) {
                generations.goLive(build.generation());
                verifier.whole(build.generation());
            }
            return there;
        });
        build.reached(reached);
        return reached >= upTo[0];
    }

    /** How fast a generation is being filled; 0 when it waits for its turn. */
    long eventsPerSecond(Generation generation) {
        Build build = current;
        boolean works = build != null && build.generation().schema().equals(generation.schema());
        return works ? Objects.requireNonNull(build).eventsPerSecond() : 0;
    }

    void stop() {
        stopped = true;
    }
}
