package io.engagements.standalone.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Decides whether the promises were kept. It shares no code with the product: plain JDBC and a generic JSON parser. */
final class Checker {

    private final Journal journal;
    private final Instant settledBefore;

    /** @param settledBefore ends before this must have been dealt with */
    Checker(Journal journal, Instant settledBefore) {
        this.journal = journal;
        this.settledBefore = settledBefore;
    }

    /** What is wrong; nothing when all is well. */
    List<String> faults(Connection database) throws SQLException {
        return faults(database, database);
    }

    /** The same of sides with a database each. */
    List<String> faults(Connection commands, Connection queries) throws SQLException {
        Faults faults = new Faults();
        faults.require(journal.open().isEmpty(), "never answered: %s", journal.open());
        StoredEvents events = new StoredEvents(commands);
        new CommandCheck(journal, events, faults).run(commands);
        new LedgerCheck(events, faults).run(commands);
        new DeadlineCheck(events, faults).run(commands, settledBefore);
        new ProjectionCheck(events, faults).run(queries);
        new CheckpointCheck(faults).run(commands, queries);
        return faults.found();
    }
}
