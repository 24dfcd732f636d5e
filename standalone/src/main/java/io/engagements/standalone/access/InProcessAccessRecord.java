package io.engagements.standalone.access;

import io.engagements.command.access.AccessRows;
import io.engagements.query.access.AccessRecord;
import io.engagements.support.access.Access;
import io.engagements.support.access.AccessFilter;
import io.engagements.support.access.AccessesOfEngagement;
import io.engagements.support.access.RecordedAccess;
import java.util.List;
import org.springframework.stereotype.Component;

/** Joins the sides: accesses get on record without a network between them. */
@Component
record InProcessAccessRecord(AccessRows rows) implements AccessRecord {

    @Override
    public void add(List<Access> accesses) {
        rows.add(accesses);
    }

    @Override
    public List<RecordedAccess> find(AccessFilter wanted, long before, int atMost) {
        return rows.find(wanted, before, atMost);
    }

    @Override
    public List<RecordedAccess> of(AccessesOfEngagement wanted, long before, int atMost) {
        return rows.of(wanted, before, atMost);
    }
}
