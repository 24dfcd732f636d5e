package io.engagements.standalone.sandbox;

import io.engagements.command.time.DomainClock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The domain's clock: the system's until it is first moved, then standing where it was moved to. */
public final class MovableClock implements DomainClock, InstantSource {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private volatile @Nullable Instant standing;

    @Override
    public Instant now() {
        Instant at = standing;
        return at == null ? Instant.now() : at;
    }

    @Override
    public Instant instant() {
        return now();
    }

    @Override
    public <T> T whileItStands(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Runs {@code moves} while no command is under way. */
    public void moving(Runnable moves) {
        lock.writeLock().lock();
        try {
            moves.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    public void standAt(Instant instant) {
        standing = instant;
    }
}
