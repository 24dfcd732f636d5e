package io.engagements.query.answer;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Lets a query wait until a projection has come far enough. */
@Component
public class Freshness {

    private static final long LOOK_AGAIN_MILLIS = 50;

    private long batches;

    /** Called after every committed batch. */
    public synchronized void advanced() {
        batches++;
        notifyAll();
    }

    /** True as soon as {@code reached} is; false when it is not within {@code atMost}. */
    public boolean await(BooleanSupplier reached, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        long seen = batches();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() >= end) {
                return false;
            }
            seen = awaitBatchAfter(seen);
        }
        return true;
    }

    /** Waits for the next batch, though not for long. */
    void awaitNext() {
        awaitBatchAfter(batches());
    }

    private synchronized long batches() {
        return batches;
    }

    private synchronized long awaitBatchAfter(long seen) {
        try {
            if (batches == seen) {
                wait(LOOK_AGAIN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return batches;
    }
}
