package io.engagements.command.ledger;

import static org.awaitility.Awaitility.await;

import io.engagements.command.CommandSide;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;

/** Follows the event table as Axon's own processors do: what the product does not do. */
final class AxonReader implements AutoCloseable {

    private static final int POLL_MILLIS = 10;

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final EmbeddedEventStore store;
    private volatile long position;
    private volatile boolean stopping;

    AxonReader(CommandSide side, Duration gapTimeout) {
        JdbcEventStorageEngine engine = (JdbcEventStorageEngine) side.get(EventStorageEngine.class);
        engine.setGapTimeout((int) gapTimeout.toMillis());
        store = EmbeddedEventStore.builder()
                .storageEngine(engine)
                .fetchDelay(POLL_MILLIS)
                .build();
        thread.execute(this::follow);
    }

    private void follow() {
        try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(null)) {
            while (!stopping) {
                if (stream.hasNextAvailable(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    read(stream.nextAvailable());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(TrackedEventMessage<?> event) {
        seen.add(event.getIdentifier());
        position = event.trackingToken().position().orElseThrow();
    }

    /** The highest index that it has read. */
    long position() {
        return position;
    }

    /** The identifiers of all events that it was given so far. */
    Set<String> seen() {
        return seen;
    }

    @Override
    public void close() {
        stopping = true;
        thread.shutdown();
        await().until(thread::isTerminated);
        store.shutDown();
    }
}
