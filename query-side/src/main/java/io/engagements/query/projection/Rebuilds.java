package io.engagements.query.projection;

import io.engagements.query.answer.ProblemException;
import io.engagements.query.projection.Generation.State;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which generations are to be built: they stand in the table, so that whoever starts goes on with them. One at a time
 * is built, in the order in which they were asked for, by one process at a time.
 */
@Component
public class Rebuilds {

    private static final Logger log = LoggerFactory.getLogger(Rebuilds.class);
    private static final long TRY_AGAIN_MILLIS = 1_000;
    private static final long PATIENCE_MILLIS = 5_000;

    private final List<Projection> projections;
    private final Generations generations;
    private final Builder builder;
    private final ParkedRows parked;
    private final RebuildLock lock;
    private final TransactionTemplate transaction;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Rebuilds::background);

    Rebuilds(
            List<Projection> projections,
            Generations generations,
            Builder builder,
            ParkedRows parked,
            RebuildLock lock,
            PlatformTransactionManager transactions) {
        this.projections = projections;
        this.generations = generations;
        this.builder = builder;
        this.parked = parked;
        this.lock = lock;
        this.transaction = new TransactionTemplate(transactions);
    }

    private static Thread background(Runnable task) {
        Thread thread = new Thread(task, "projection-builder");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    /**
     * Sees to it that readers find rows as this release makes them, and clears up behind earlier processes. Whatever
     * another process builds meanwhile is waited for when it is these rows, and left alone otherwise.
     */
    void prepare() {
        projections.forEach(projection -> transaction.executeWithoutResult(status -> generations.begin(projection)));
        while (!lock.take(this::makeAllReady) && !isReady()) {
            log.info("another process makes projections again; waiting for it");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(TRY_AGAIN_MILLIS));
        }
    }

    /** Rows of a projection that this release has no more are read by nobody. */
    private void dropGone() {
        generations.all().stream()
                .filter(generation -> projections.stream()
                        .noneMatch(projection -> projection.name().equals(generation.projection())))
                .forEach(this::drop);
    }

    private boolean isReady() {
        return projections.stream()
                .allMatch(projection -> generations.live(projection.name()).isOf(projection));
    }

    private void makeAllReady() {
        dropGone();
        projections.forEach(this::makeReady);
    }

    private void makeReady(Projection projection) {
        generations.of(projection.name()).stream()
                .filter(generation -> isLeftOver(generation, projection))
                .forEach(this::drop);
        if (!generations.live(projection.name()).isOf(projection)) {
            log.info("projection {} is made again: this release's rows look otherwise", projection.name());
            builder.buildToTheEnd(unfinished(projection.name()).orElseGet(() -> create(projection, State.BUILDING)));
            dropRetired();
        }
    }

    private static boolean isLeftOver(Generation generation, Projection projection) {
        return switch (generation.state()) {
            case LIVE -> false;
            case BUILDING -> !generation.isOf(projection);
            case VERIFYING, RETIRED -> true;
        };
    }

    void start() {
        thread.scheduleWithFixedDelay(this::buildAll, 0, TRY_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop() {
        builder.stop();
        thread.shutdown();
        try {
            thread.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Has a projection's rows made again, to be read instead of these.
     *
     * @return how far that has come; empty when one of its generations is on its way already
     */
    public Optional<Progress> rebuild(String name) {
        return ask(named(name), State.BUILDING);
    }

    /** Has them made again only to be compared with these. */
    public Optional<Progress> verify(String name) {
        return ask(named(name), State.VERIFYING);
    }

    private Projection named(String name) {
        return projections.stream()
                .filter(projection -> projection.name().equals(name))
                .findFirst()
                .orElseThrow(ProblemException::unknown);
    }

    private Optional<Progress> ask(Projection projection, State state) {
        if (isUnderWay(projection.name())) {
            return Optional.empty();
        }
        try {
            Generation asked = create(projection, state);
            thread.execute(this::buildAll);
            return Optional.of(progress(asked));
        } catch (DuplicateKeyException byNow) {
            return Optional.empty();
        }
    }

    public boolean isUnderWay(String name) {
        return unfinished(name).isPresent();
    }

    /** How far it is to where the live generation stands. */
    Progress progress(Generation unfinished) {
        long target = generations.live(unfinished.projection()).position();
        return progress(
                unfinished, target, parked.positions(unfinished.parkedAs()).size());
    }

    /** The same where it is known already. @param waiting how many entries it has parked */
    Progress progress(Generation unfinished, long target, int waiting) {
        return Progress.of(unfinished.position(), target, builder.eventsPerSecond(unfinished), waiting);
    }

    private void buildAll() {
        try {
            if (generations.all().stream().anyMatch(this::isWork)) {
                lock.take(this::buildInTurn);
            }
        } catch (RuntimeException e) {
            log.warn("building projections fails, tried again in {} ms", TRY_AGAIN_MILLIS, e);
        }
    }

    private boolean isWork(Generation generation) {
        return generation.state() == State.RETIRED || isToBeBuiltHere(generation);
    }

    /** Another release's rows are made by none but its own processes. */
    private boolean isToBeBuiltHere(Generation generation) {
        return generation.isUnfinished() && projections.stream().anyMatch(generation::isOf);
    }

    private void buildInTurn() {
        dropRetired();
        Optional<Generation> next = next();
        while (next.isPresent() && !thread.isShutdown()) {
            builder.build(next.get());
            dropRetired();
            next = next();
        }
    }

    private Optional<Generation> next() {
        return generations.all().stream().filter(this::isToBeBuiltHere).findFirst();
    }

    private Optional<Generation> unfinished(String name) {
        return generations.of(name).stream().filter(Generation::isUnfinished).findFirst();
    }

    private Generation create(Projection projection, State state) {
        return Optional.ofNullable(transaction.execute(status -> generations.create(projection, state)))
                .orElseThrow();
    }

    private void dropRetired() {
        generations.all().stream()
                .filter(generation -> generation.state() == State.RETIRED)
                .forEach(this::drop);
    }

    private void drop(Generation generation) {
        transaction.executeWithoutResult(status -> generations.drop(generation));
    }
}
