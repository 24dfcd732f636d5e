package io.engagements.query.projection;

import io.engagements.events.stored.UnknownEventException;
import io.engagements.query.log.BrokenEntryException;
import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LoggedEntry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reads and decodes the next entries while the last ones are being written. */
final class ReadAhead implements AutoCloseable {

    private final EntryLog log;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "projection-reader");
        thread.setDaemon(true);
        return thread;
    });
    private CompletableFuture<List<LoggedEntry>> next = CompletableFuture.completedFuture(List.of());

    ReadAhead(EntryLog log) {
        this.log = log;
    }

    /** @throws BrokenEntryException when one of them is gone, or not what it was */
    List<LoggedEntry> after(long position, int atMost) {
        List<LoggedEntry> read = expected();
        if (read.isEmpty() || read.get(0).position() != position + 1) {
            read = decoded(position);
        }
        requireWhole(position, read);
        List<LoggedEntry> asked = read.subList(0, Math.min(atMost, read.size()));
        next = CompletableFuture.supplyAsync(() -> decoded(position + asked.size()), reader);
        return asked;
    }

    private static void requireWhole(long position, List<LoggedEntry> read) {
        long next = position + 1;
        for (LoggedEntry entry : read) {
            if (entry.position() != next) {
                throw BrokenEntryException.gone(next);
            }
            next++;
        }
        if (read.isEmpty()) {
            throw BrokenEntryException.gone(next);
        }
    }

    /** Reading that failed is tried again by who needs it. */
    private List<LoggedEntry> expected() {
        try {
            return next.join();
        } catch (CompletionException failed) {
            return List.of();
        }
    }

    private List<LoggedEntry> decoded(long position) {
        List<LoggedEntry> read = log.after(position, Build.BATCH);
        read.forEach(ReadAhead::decode);
        return read;
    }

    /** What cannot be decoded fails again where it is handled. */
    private static void decode(LoggedEntry entry) {
        try {
            entry.event();
        } catch (UnknownEventException laterAgain) {
            return;
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
