package io.engagements.query.evidence;

import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LoggedEntry;
import java.io.IOException;
import java.util.List;

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

    /** @throws NotYetException when there are fewer */
    void upTo(long size, Taker taker) throws IOException {
        for (long at = 0; at < size; ) {
            List<LoggedEntry> read = log.after(at, (int) Math.min(AT_ONCE, size - at));
            if (read.isEmpty()) {
                throw new NotYetException("entry " + (at + 1) + " is not there yet");
            }
            for (LoggedEntry entry : read) {
                taker.take(entry);
            }
            at += read.size();
        }
    }
}
