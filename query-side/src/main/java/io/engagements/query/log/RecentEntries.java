package io.engagements.query.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Reads the log once for all projections that follow its end: they ask for the same entries at the same time. Who is
 * further behind reads for itself.
 */
public final class RecentEntries implements EntryLog {

    private static final int KEPT = 4_000;

    private final EntryLog log;
    private final List<LoggedEntry> recent = new ArrayList<>();
    private long last = -1;

    public RecentEntries(EntryLog log) {
        this.log = log;
    }

    @Override
    public boolean isComplete() {
        return log.isComplete();
    }

    @Override
    public long head() {
        return log.head();
    }

    @Override
    public List<LoggedEntry> after(long position, int atMost) {
        synchronized (recent) {
            if (last < 0) {
                last = log.head();
            }
            if (position >= last - recent.size()) {
                return fromRecent(position, atMost);
            }
        }
        return log.after(position, atMost);
    }

    private List<LoggedEntry> fromRecent(long position, int atMost) {
        if (position > last) {
            // Nobody here has asked for what lies between: who does reads for itself.
            recent.clear();
            last = position;
        }
        if (position == last) {
            readOn(Math.min(atMost, KEPT / 2));
        }
        int from = (int) (position - (last - recent.size()));
        return List.copyOf(recent.subList(from, Math.min(recent.size(), from + atMost)));
    }

    private void readOn(int atMost) {
        List<LoggedEntry> more = log.after(last, atMost);
        recent.addAll(more);
        last += more.size();
        if (recent.size() > KEPT) {
            recent.subList(0, recent.size() - KEPT / 2).clear();
        }
    }

    @Override
    public List<LoggedEntry> at(Collection<Long> positions) {
        return log.at(positions);
    }

    @Override
    public byte[] hashes(long after, int atMost) {
        return log.hashes(after, atMost);
    }

    @Override
    public EntryLog stored() {
        return log.stored();
    }

    @Override
    public void onAppend(Runnable callback) {
        log.onAppend(callback);
    }
}
