package io.engagements.query.log;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** The one source that projections follow: the ledger, in its order, without a hole. */
public final class LedgerSource implements StreamableMessageSource<TrackedEventMessage<?>>, AutoCloseable {

    private static final int READ_AT_MOST = 1_000;
    private static final long LOOK_AGAIN_MILLIS = 200;

    private final EntryLog log;
    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService lookingAgain = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "ledger-source");
        thread.setDaemon(true);
        return thread;
    });

    public LedgerSource(EntryLog log) {
        this.log = log;
        log.onAppend(this::wake);
        // A call-back can be lost with the process that would have made it; looking again costs next to nothing.
        lookingAgain.scheduleWithFixedDelay(this::wake, LOOK_AGAIN_MILLIS, LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void wake() {
        streams.forEach(Stream::wake);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        Stream stream = new Stream(token == null ? 0 : token.position().orElse(0));
        streams.add(stream);
        return stream;
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(log.head());
    }

    /** @throws UnsupportedOperationException always: projections begin at the beginning */
    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        throw new UnsupportedOperationException("the ledger is followed from a position, not from a time");
    }

    @Override
    public void close() {
        lookingAgain.shutdownNow();
    }

    private final class Stream implements BlockingStream<TrackedEventMessage<?>> {

        private final Deque<LoggedEntry> read = new ArrayDeque<>();
        private long position;
        private volatile Runnable onAvailable = () -> {};

        Stream(long position) {
            this.position = position;
        }

        void wake() {
            onAvailable.run();
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return hasNextAvailable() ? Optional.of(message(read.element())) : Optional.empty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            if (read.isEmpty()) {
                read();
            }
            if (read.isEmpty() && timeout > 0) {
                unit.sleep(timeout);
                read();
            }
            return !read.isEmpty();
        }

        private void read() {
            for (LoggedEntry entry : log.after(position, READ_AT_MOST)) {
                if (entry.position() != position + 1) {
                    throw new IllegalStateException(
                            "the ledger has no entry " + (position + 1) + "; the next is " + entry.position());
                }
                position = entry.position();
                read.add(entry);
            }
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            while (!hasNextAvailable(100, TimeUnit.MILLISECONDS)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            return message(read.remove());
        }

        private static TrackedEventMessage<LoggedEntry> message(LoggedEntry entry) {
            return new GenericTrackedEventMessage<>(
                    new GlobalSequenceTrackingToken(entry.position()), new GenericEventMessage<>(entry));
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            onAvailable = callback;
            return true;
        }

        @Override
        public void close() {
            streams.remove(this);
        }
    }
}
