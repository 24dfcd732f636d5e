package io.engagements.standalone.ledger;

import io.engagements.command.ledger.Ledger;
import io.engagements.command.ledger.Ledger.NumberedEntry;
import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LoggedEntry;
import java.util.Collection;
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
        return logged(ledger.after(position, atMost));
    }

    @Override
    public List<LoggedEntry> at(Collection<Long> positions) {
        return logged(ledger.at(positions));
    }

    private static List<LoggedEntry> logged(List<NumberedEntry> entries) {
        return entries.stream()
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
