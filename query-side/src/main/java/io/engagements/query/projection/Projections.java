package io.engagements.query.projection;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.engagements.query.answer.CatchUp;
import io.engagements.query.answer.Freshness;
import io.engagements.query.log.BrokenEntryException;
import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LedgerSource;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.projection.Generation.State;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs every projection as an Axon processor of its own over the ledger, and over nothing else. */
@Component
public class Projections implements CatchUp, SmartLifecycle {

    private static final int BATCH = 500;
    private static final int WORKERS = 2;
    private static final long TRY_AGAIN_MILLIS = 1_000;
    private static final int ONLY_SEGMENT = 0;

    private final Map<String, PooledStreamingEventProcessor> processors = new LinkedHashMap<>();
    private final Map<String, DeadLettering> parkings = new LinkedHashMap<>();
    private final EntryLog log;
    private final LedgerSource source;
    private final TokenStore tokens;
    private final ParkedRows parked;
    private final Generations generations;
    private final Batches batches;
    private final Rebuilds rebuilds;
    private final PlatformTransactionManager transactions;
    private final ScheduledExecutorService coordinator = threads("projection-coordinator", 1);
    private final ScheduledExecutorService workers = threads("projection-worker", WORKERS);
    private volatile boolean running;

    Projections(
            List<Projection> projections,
            EntryLog log,
            TokenStore tokens,
            ParkedRows parked,
            Generations generations,
            Batches batches,
            Rebuilds rebuilds,
            Freshness freshness,
            PlatformTransactionManager transactions) {
        this.log = log;
        this.source = new LedgerSource(log);
        this.tokens = tokens;
        this.parked = parked;
        this.generations = generations;
        this.batches = batches;
        this.rebuilds = rebuilds;
        this.transactions = transactions;
        for (Projection projection : projections) {
            String name = projection.name();
            DeadLettering parking =
                    new DeadLettering(projection, name, upTo -> batches.begin(projection, upTo), parked, transactions);
            parkings.put(name, parking);
            processors.put(name, processor(name, new BatchInvoker(parking, freshness::advanced)));
        }
    }

    private PooledStreamingEventProcessor processor(String name, BatchInvoker feeder) {
        return PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(feeder)
                .errorHandler(PropagatingErrorHandler.INSTANCE)
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .messageSource(source)
                .initialToken(ledger ->
                        new GlobalSequenceTrackingToken(generations.live(name).position()))
                .initialSegmentCount(1)
                .batchSize(BATCH)
                .tokenStore(tokens)
                .transactionManager(new SpringTransactionManager(transactions))
                .coordinatorExecutor(coordinator)
                .workerExecutor(workers)
                .build();
    }

    private static ScheduledExecutorService threads(String name, int count) {
        return Executors.newScheduledThreadPool(count, task -> new Thread(task, name));
    }

    /**
     * How one projection stands.
     *
     * @param running whether this process follows the ledger with it, or stands by while another does
     * @param failing whether it fails in this process
     * @param position the last entry that is in its rows
     * @param lag entries it is behind the ledger
     * @param parked entries it could not handle, with those that wait behind them
     * @param generation which making of its rows is read
     * @param rebuild how far the next one is, while there is one
     * @param verifying how far the one is that these rows will be compared with, while there is one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ProjectionStatus(
            String name,
            boolean running,
            boolean failing,
            long position,
            long lag,
            int parked,
            int generation,
            int revision,
            @Nullable Progress rebuild,
            @Nullable Progress verifying) {}

    /**
     * An entry that a projection could not handle, or that waits behind such a one.
     *
     * @param subject id of the candidacy or engagement, or of what else it is about
     * @param reason as the program says it; what follows {@code Detail:} there may be of the entry itself
     */
    public record Parked(String projection, long position, String subject, String reason, Instant at) {}

    /** How every projection stands. Three questions, however many there are. */
    public List<ProjectionStatus> statuses() {
        long head = log.head();
        List<Generation> all = generations.all();
        Map<String, Integer> waiting = parked.counts();
        return processors.entrySet().stream()
                .map(entry -> status(entry.getKey(), entry.getValue(), head, all, waiting))
                .toList();
    }

    private ProjectionStatus status(
            String name,
            PooledStreamingEventProcessor processor,
            long head,
            List<Generation> all,
            Map<String, Integer> waiting) {
        Generation live = in(all, name, State.LIVE).orElseThrow();
        return new ProjectionStatus(
                name,
                processor.isRunning(),
                processor.isError(),
                live.position(),
                Math.max(0, head - live.position()),
                waiting.getOrDefault(name, 0),
                live.number(),
                live.revision(),
                progress(in(all, name, State.BUILDING), live, waiting),
                progress(in(all, name, State.VERIFYING), live, waiting));
    }

    private static Optional<Generation> in(List<Generation> all, String name, State state) {
        return all.stream()
                .filter(generation -> generation.projection().equals(name) && generation.state() == state)
                .findFirst();
    }

    private @Nullable Progress progress(
            Optional<Generation> unfinished, Generation live, Map<String, Integer> waiting) {
        return unfinished
                .map(next -> rebuilds.progress(next, live.position(), waiting.getOrDefault(next.parkedAs(), 0)))
                .orElse(null);
    }

    /** How one of them stands; empty when there is no such projection. */
    public Optional<ProjectionStatus> status(String name) {
        return statuses().stream().filter(status -> status.name().equals(name)).findFirst();
    }

    /** What these have parked, the first so many in the ledger's order. @param names of projections */
    public List<Parked> parked(Collection<String> names, int atMost) {
        return parked.first(names, atMost);
    }

    /** Since when the first entry after each of these positions has been stored; none where it cannot be read, or is not there. */
    public Map<Long, Instant> storedAfter(Collection<Long> positions) {
        Map<Long, Instant> since = new HashMap<>();
        if (!positions.isEmpty()) {
            try {
                log.at(positions.stream().map(position -> position + 1).toList())
                        .forEach(entry -> entry.recordedAt().ifPresent(at -> since.put(entry.position() - 1, at)));
            } catch (BrokenEntryException broken) {
                // Health says so.
            }
        }
        return since;
    }

    /** Of what is asked now, the head is known once everything has its entry. */
    @Override
    public BooleanSupplier upToNow() {
        AtomicLong head = new AtomicLong(-1);
        return () -> {
            if (head.get() < 0 && log.isComplete()) {
                head.set(log.head());
            }
            return head.get() >= 0 && areAt(head.get());
        };
    }

    /** True when every projection has handled every entry there is, in whichever process. */
    public boolean areCaughtUp() {
        return areAt(log.head());
    }

    /** The last entry that is in every projection's rows, in whichever process they are made. */
    public long shown() {
        Map<String, Long> positions = generations.positions();
        return processors.keySet().stream()
                .mapToLong(name -> positions.getOrDefault(name, 0L))
                .min()
                .orElse(0);
    }

    private boolean areAt(long head) {
        Map<String, Long> positions = generations.positions();
        return processors.keySet().stream().allMatch(name -> positions.getOrDefault(name, -1L) >= head);
    }

    /**
     * Tries a projection's parked entries once more.
     *
     * @return how many are still parked; empty when there is no such projection
     */
    public Optional<Integer> retry(String name) {
        return Optional.ofNullable(parkings.get(name))
                .map(parking -> new TransactionTemplate(transactions).execute(status -> {
                    batches.hold(name);
                    return parking.retry(
                            generations.live(name).schema(),
                            parked.positions(name).stream().map(this::entry).toList());
                }));
    }

    private LoggedEntry entry(long position) {
        return log.after(position - 1, 1).get(0);
    }

    /**
     * After a failure Axon leaves a projection alone for longer each time, up to a minute, and counts one outage of the
     * database several times. Readers wait for these rows, so what nobody works on here is tried again every second;
     * what another process works on it keeps.
     */
    private void tryAgain() {
        processors.values().stream()
                .filter(processor ->
                        processor.isRunning() && processor.processingStatus().isEmpty())
                .forEach(processor -> processor.releaseSegment(ONLY_SEGMENT, 0, TimeUnit.MILLISECONDS));
    }

    @Override
    public void start() {
        rebuilds.prepare();
        processors.values().forEach(PooledStreamingEventProcessor::start);
        rebuilds.start();
        coordinator.scheduleWithFixedDelay(this::tryAgain, TRY_AGAIN_MILLIS, TRY_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        rebuilds.stop();
        processors.values().forEach(PooledStreamingEventProcessor::shutDown);
        source.close();
        coordinator.shutdown();
        workers.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web, whose readers need the views. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4_096;
    }
}
