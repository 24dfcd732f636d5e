package io.engagements.query.answer;

import io.engagements.support.access.AccessTo;

/** Where it is put on record what whoever asks reads of others. What nobody asked for in a request is nobody's access. */
public interface Accesses {

    /** Something is looked at. It is recorded beside the answer, soon, and the answer does not wait for it. */
    void looked(AccessTo what);

    /**
     * Something was read to be taken away. The state of the database that it was read from is given back; when this
     * returns, the access is on record, and what was read may leave.
     *
     * @throws ProblemException 503 when it cannot be recorded now: nothing may leave then
     */
    void exported(AccessTo what);
}
