package io.engagements.standalone.kafka;

import io.engagements.command.CommandSide;
import io.engagements.command.ledger.Ledger;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.query.log.EntryLog;
import io.engagements.standalone.ledger.InProcessEntryLog;

class InProcessEntryLogTest extends EntryLogContract {

    @Override
    CommandSide commands(Database database) {
        return CommandSide.on(database);
    }

    @Override
    EntryLog log(CommandSide commands) {
        return new InProcessEntryLog(commands.get(Ledger.class));
    }
}
