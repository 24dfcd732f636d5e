package io.engagements.query.log;

import io.engagements.events.DomainEvent;
import io.engagements.events.ledger.Entry;

/** An entry of the ledger with the event in it. */
public record LedgerEvent(Entry entry, DomainEvent event) {

    /** Sequence in the candidacy or engagement. */
    public long sequence() {
        return entry.sequence();
    }
}
