package io.engagements.standalone.kafka;

import io.engagements.query.log.EntryLog;
import io.engagements.standalone.ledger.CommandSide;
import io.engagements.standalone.postgres.TestPostgres.Database;

class InProcessEntryLogTest extends EntryLogContract {

    @Override
    CommandSide commands(Database database) {
        return CommandSide.on(database);
    }

    @Override
    EntryLog log(CommandSide commands) {
        return commands.entryLog();
    }
}
