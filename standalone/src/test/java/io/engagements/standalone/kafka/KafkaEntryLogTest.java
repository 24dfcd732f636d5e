package io.engagements.standalone.kafka;

import io.engagements.command.CommandSide;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.query.log.EntryLog;
import io.engagements.query.projection.IntakeSide;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

class KafkaEntryLogTest extends EntryLogContract {

    private final Topic topic = new Topic(TestBroker.shared());
    private final List<IntakeSide> queries = new ArrayList<>();

    @Override
    CommandSide commands(Database database) {
        return CommandSide.on(database, topic.settings());
    }

    @Override
    EntryLog log(CommandSide commands) {
        IntakeSide side = IntakeSide.on(TestPostgres.createDatabase(), topic.settings());
        queries.add(side);
        return side.log();
    }

    @AfterAll
    void stopQueries() {
        queries.forEach(IntakeSide::close);
    }
}
