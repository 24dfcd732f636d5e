package io.engagements.standalone.ledger;

import io.engagements.command.ledger.Ledger;
import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LoggedEntry;
import java.util.List;

/** The command side's own ledger, read directly. */
public final class InProcessEntryLog implements EntryLog {

    private final Ledger ledger;

    public InProcessEntryLog(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public long head() {
        return ledger.head();
    }

    @Override
    public List<LoggedEntry> after(long position, int atMost) {
        return ledger.after(position, atMost).stream()
                .map(entry -> LoggedEntry.stored(entry.position(), entry.bytes(), entry.hash()))
                .toList();
    }

    @Override
    public byte[] hashes(long after, int atMost) {
        return ledger.hashes(after, atMost);
    }

    @Override
    public boolean isComplete() {
        return ledger.isComplete();
    }

    @Override
    public void onAppend(Runnable callback) {
        ledger.onAppend(callback);
    }
}
