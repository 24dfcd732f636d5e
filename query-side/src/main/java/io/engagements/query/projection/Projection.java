package io.engagements.query.projection;

import io.engagements.query.log.LedgerEvent;
import java.util.List;

/**
 * A read model: a function of the ledger. No clock, no randomness, no effect outside its tables; the same events twice
 * leave the same rows.
 */
public interface Projection {

    /** Stable: it names the projection's position. */
    String name();

    /** Handles a batch in the ledger's order, within a transaction; a failure leaves nothing of the batch. */
    void apply(List<LedgerEvent> events);
}
