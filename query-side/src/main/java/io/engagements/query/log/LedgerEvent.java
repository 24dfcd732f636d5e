package io.engagements.query.log;

import io.engagements.events.DomainEvent;
import io.engagements.events.ledger.Entry;

/** An entry of the ledger with the event in it. */
public record LedgerEvent(Entry entry, DomainEvent event) {

    /** Sequence in the candidacy or engagement. */
    public long sequence() {
        return entry.sequence();
    }

    /**
     * True when it is the next one after a version, −1 before the first; false when that includes it already.
     *
     * @throws IllegalStateException when there is a hole between
     */
    public boolean follows(long version) {
        if (sequence() > version + 1) {
            throw new IllegalStateException(entry.subject() + " goes from version " + version + " to " + sequence());
        }
        return sequence() == version + 1;
    }
}
