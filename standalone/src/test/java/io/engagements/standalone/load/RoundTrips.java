package io.engagements.standalone.load;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Counts how often a thread waits for PostgreSQL: the driver tells of every message that asks for an answer. */
public final class RoundTrips {

    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private RoundTrips() {}

    /** @param threads part of the names of the threads that count */
    public static long during(String threads, Callable<?> work) throws Exception {
        LongAdder count = new LongAdder();
        Handler counting = new Counting(threads, count);
        DRIVER.setUseParentHandlers(false);
        DRIVER.addHandler(counting);
        DRIVER.setLevel(Level.FINEST);
        try {
            work.call();
        } finally {
            DRIVER.setLevel(Level.OFF);
            DRIVER.removeHandler(counting);
        }
        return count.sum();
    }

    private static final class Counting extends Handler {

        private final String threads;
        private final LongAdder count;

        Counting(String threads, LongAdder count) {
            this.threads = threads;
            this.count = count;
        }

        @Override
        public void publish(LogRecord message) {
            String text = message.getMessage();
            boolean asks = text.startsWith(" FE=> Sync") || text.startsWith(" FE=> SimpleQuery");
            if (asks && Thread.currentThread().getName().contains(threads)) {
                count.increment();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
