package io.engagements.query.access;

import io.engagements.support.access.Access;
import io.engagements.support.access.AccessFilter;
import io.engagements.support.access.AccessesOfEngagement;
import io.engagements.support.access.RecordedAccess;
import java.io.IOException;
import java.util.List;

/** The port to the record of accesses, which the command side keeps beside the ledger. */
public interface AccessRecord {

    /**
     * Adds them; one that is there already, by its id, stays as it is.
     *
     * @param accesses at most 1 000
     * @throws IOException when the command side cannot be reached; they may be there all the same
     */
    void add(List<Access> accesses) throws IOException;

    /**
     * The latest first.
     *
     * @param before a number, exclusive
     * @param atMost 1 to 1 000
     * @throws IOException when the command side cannot be reached
     */
    List<RecordedAccess> find(AccessFilter wanted, long before, int atMost) throws IOException;

    /** The same of one engagement. */
    List<RecordedAccess> of(AccessesOfEngagement wanted, long before, int atMost) throws IOException;
}
