package io.engagements.query.projection;

import io.engagements.query.log.LedgerEvent;
import java.util.List;
import java.util.Map;

/**
 * A read model: a function of the ledger. No clock, no randomness, no effect outside its tables; the same events twice
 * leave the same rows. Its tables are made by {@code db/projection/<name>.sql}, in a schema per generation.
 */
public interface Projection {

    /** Where readers find views of every table, whichever generation is live. */
    String VIEWS = "query_side";

    /** Stable: it names the projection's position, its script and its schemas. */
    String name();

    /**
     * The tables whose column {@code doc} holds JSON, and what it holds. When one of these records looks otherwise than
     * when the rows were made, or the script does, they are made again from the ledger at the next start.
     */
    Map<String, Class<?>> documents();

    /**
     * Raised by hand, and only when the same events are to leave other rows that look alike: then too they are made
     * again.
     */
    default int revision() {
        return 2;
    }

    /**
     * Handles a batch in the ledger's order, within a transaction; a failure leaves nothing of the batch.
     *
     * @param schema where this generation's tables are
     */
    void apply(String schema, List<LedgerEvent> events);
}
