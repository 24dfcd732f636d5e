package io.engagements.query.projection;

import io.engagements.query.log.LedgerEvent;
import java.util.List;

/**
 * A read model: a function of the ledger. No clock, no randomness, no effect outside its tables; the same events twice
 * leave the same rows. Its tables are made by {@code db/projection/<name>.sql}, in a schema per generation.
 */
public interface Projection {

    /** Where readers find views of every table, whichever generation is live. */
    String VIEWS = "query_side";

    /** Stable: it names the projection's position, its script and its schemas. */
    String name();

    /** Another one than its rows were made with has them made again from the ledger. */
    default int revision() {
        return 1;
    }

    /**
     * Handles a batch in the ledger's order, within a transaction; a failure leaves nothing of the batch.
     *
     * @param schema where this generation's tables are
     */
    void apply(String schema, List<LedgerEvent> events);
}
