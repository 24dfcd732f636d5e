package io.engagements.query.evidence;

import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LoggedEntry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads entries in order, those of one package or all, some at a time; each was compared with its hash. */
record Entries(EntryLog log) {

    /** Neighbours are read together: a package's entries mostly stand near to each other. */
    private static final int NEAR = 256;

    private static final int AT_ONCE = 1_000;

    /** Takes one. */
    @FunctionalInterface
    interface Taker {
        void take(LoggedEntry entry) throws IOException;
    }

    /** @throws NotYetException when one is not there yet */
    void at(long[] positions, Taker taker) throws IOException {
        for (int next = 0; next < positions.length; ) {
            List<LoggedEntry> read = log.after(positions[next] - 1, NEAR);
            int first = next;
            for (LoggedEntry entry : read) {
                if (next < positions.length && entry.position() == positions[next]) {
                    taker.take(entry);
                    next++;
                }
            }
            if (next == first) {
                throw new NotYetException("entry " + positions[next] + " is not there yet");
            }
        }
    }

    /**
     * While some are taken the next are read.
     *
     * @throws NotYetException when there are fewer
     */
    void upTo(long size, Taker taker) throws IOException {
        ExecutorService reader = Executors.newSingleThreadExecutor(Entries::daemon);
        try {
            Future<List<LoggedEntry>> next = reader.submit(() -> some(0, size));
            for (long at = 0; at < size; ) {
                List<LoggedEntry> read = got(next);
                if (read.isEmpty()) {
                    throw new NotYetException("entry " + (at + 1) + " is not there yet");
                }
                long after = at + read.size();
                next = reader.submit(() -> some(after, size));
                for (LoggedEntry entry : read) {
                    taker.take(entry);
                }
                at = after;
            }
        } finally {
            reader.shutdownNow();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "evidence-reader");
        thread.setDaemon(true);
        return thread;
    }

    private List<LoggedEntry> some(long after, long size) {
        return after == size ? List.of() : log.after(after, (int) Math.min(AT_ONCE, size - after));
    }

    private static List<LoggedEntry> got(Future<List<LoggedEntry>> read) throws IOException {
        try {
            return read.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("packing was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            throw new IllegalStateException(e);
        }
    }
}
