package io.engagements.command.ledger;

import io.engagements.postgres.TestPostgres.Database;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Sixteen writers at once, until they are told to stop, and the journal of what was committed. */
final class Writers {

    private static final int COUNT = 16;
    private static final long PATIENCE_SECONDS = 20;

    enum Outcome {
        COMMITTED,
        ROLLED_BACK,
        LOST_RACE,
        PREPARED_AND_COMMITTED,
        PREPARED_AND_ROLLED_BACK,
        SAVEPOINT_ROLLED_BACK,
        WROTE_ELSEWHERE_FIRST
    }

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(COUNT + 1);
    private final Set<String> committed = ConcurrentHashMap.newKeySet();
    private final Map<Outcome, LongAdder> outcomes = new ConcurrentSkipListMap<>();
    private final List<Future<Void>> running;
    private volatile boolean stopping;

    Writers(Database database) {
        running = IntStream.range(0, COUNT)
                .mapToObj(number -> threads.submit(() -> write(database, number)))
                .toList();
    }

    private Void write(Database database, int number) throws Exception {
        try (Writer writer = new Writer(database, this, number)) {
            while (!stopping) {
                writer.transaction();
            }
        }
        return null;
    }

    /** Ends them, with everything decided that was prepared. */
    void stop() throws Exception {
        stopping = true;
        try {
            for (Future<Void> writer : running) {
                writer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Not by the thread that prepared it: others may wait for it, and it may wait for itself. */
    Future<Void> later(Callable<Void> decision, int millis) {
        return threads.schedule(decision, millis, TimeUnit.MILLISECONDS);
    }

    void committed(Collection<String> events) {
        committed.addAll(events);
    }

    void happened(Outcome outcome) {
        outcomes.computeIfAbsent(outcome, first -> new LongAdder()).increment();
    }

    /** The identifiers of all events whose commit was confirmed. */
    Set<String> committed() {
        return committed;
    }

    Map<Outcome, LongAdder> outcomes() {
        return outcomes;
    }
}
