package io.engagements.query.log;

import java.util.Collection;
import java.util.List;

/**
 * The port to the ledger: every committed event, numbered 1, 2, 3 … without holes. In one process it is a view of the
 * command side's own ledger; in two services a local table fed from Kafka.
 */
public interface EntryLog {

    /** The last position; 0 when there is no entry. */
    long head();

    /**
     * Up to {@code atMost} entries after a position, in order, positions follow each other; none only at the end.
     *
     * @throws BrokenEntryException when the bytes of one are not those that were hashed when it was numbered
     */
    List<LoggedEntry> after(long position, int atMost);

    /**
     * Those of these that there are, in order.
     *
     * @throws BrokenEntryException when the bytes of one are not those that were hashed when it was numbered
     */
    List<LoggedEntry> at(Collection<Long> positions);

    /**
     * Hashes of up to {@code atMost} entries after a position, in order, one after the other, 32 bytes each: as they were
     * taken when the entries were numbered; none only at the end.
     */
    byte[] hashes(long after, int atMost);

    /** True when everything done so far, by whomever, has its entry here; false too where that cannot be known. */
    boolean isComplete();

    /** The same log, each time read from where it is stored: what was read before does not count. */
    default EntryLog stored() {
        return this;
    }

    /** Calls back after entries were appended; the call-back is quick. */
    void onAppend(Runnable callback);
}
