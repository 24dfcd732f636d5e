package io.engagements.support.background;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that does its turn again and again: after the pause its last turn asked for, or at once when nudged. */
public final class Loop {

    private static final Logger log = LoggerFactory.getLogger(Loop.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final long PATIENCE_MILLIS = 10_000;

    private final String name;
    private final Supplier<Duration> turn;
    private final Runnable atItsEnd;
    private final Semaphore nudges = new Semaphore(0);
    private volatile @Nullable Thread thread;

    /** @param turn does one turn and answers how long to wait before the next */
    public Loop(String name, Supplier<Duration> turn) {
        this(name, turn, () -> {});
    }

    /** @param atItsEnd is run by the thread itself after its last turn, however long that takes */
    public Loop(String name, Supplier<Duration> turn, Runnable atItsEnd) {
        this.name = name;
        this.turn = turn;
        this.atItsEnd = atItsEnd;
    }

    public synchronized void start() {
        if (thread == null) {
            Thread started = new Thread(this::run, name);
            thread = started;
            started.start();
        }
    }

    public synchronized void stop() {
        Thread running = thread;
        thread = null;
        nudges.release();
        if (running != null) {
            join(running);
        }
    }

    private void join(Thread running) {
        try {
            running.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isRunning() {
        return thread != null;
    }

    /** Ends the pause, if there is one. */
    public void nudge() {
        nudges.release();
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            nudges.drainPermits();
            pause(turnSafely());
        }
        atItsEnd.run();
    }

    private Duration turnSafely() {
        try {
            return turn.get();
        } catch (RuntimeException e) {
            log.error("{} failed and goes on", name, e);
            return AFTER_FAILURE;
        }
    }

    private void pause(Duration pause) {
        try {
            boolean nudged = !pause.isZero() && nudges.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
            if (nudged) {
                log.trace("{} was nudged", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            thread = null;
        }
    }
}
