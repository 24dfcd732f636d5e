package io.engagements.query.projection;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.engagements.query.answer.CatchUp;
import io.engagements.query.answer.Freshness;
import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LedgerSource;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.projection.Generation.State;
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

    /** How every projection stands. */
    public List<ProjectionStatus> statuses() {
        long head = log.head();
        return processors.entrySet().stream()
                .map(entry -> status(entry.getKey(), entry.getValue(), head))
                .toList();
    }

    private ProjectionStatus status(String name, PooledStreamingEventProcessor processor, long head) {
        Generation live = generations.live(name);
        return new ProjectionStatus(
                name,
                processor.isRunning(),
                processor.isError(),
                live.position(),
                Math.max(0, head - live.position()),
                parked.positions(name).size(),
                live.number(),
                live.revision(),
                progress(name, State.BUILDING),
                progress(name, State.VERIFYING));
    }

    private @Nullable Progress progress(String name, State state) {
        return generations.find(name, state).map(rebuilds::progress).orElse(null);
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
