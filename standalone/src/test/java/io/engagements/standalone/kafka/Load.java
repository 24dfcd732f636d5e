package io.engagements.standalone.kafka;

import io.engagements.command.ledger.StoredEvents;
import io.engagements.postgres.TestPostgres.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** Events that are stored one after the other, a transaction each, until it is stopped. */
final class Load {

    private static final int AGGREGATES = 7;

    private final Database database;
    private final CompletableFuture<Integer> done;
    private volatile boolean stopping;
    private volatile int stored;

    private Load(Database database) {
        this.database = database;
        done = CompletableFuture.supplyAsync(this::store);
    }

    static Load on(Database database) {
        return new Load(database);
    }

    /** Stores an aggregate's first events in one transaction. */
    static void append(Database database, String aggregate, int events) {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            for (int sequence = 0; sequence < events; sequence++) {
                StoredEvents.insert(connection, aggregate, sequence);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int store() {
        try (Connection connection = database.connect()) {
            while (!stopping) {
                StoredEvents.insert(connection, "load" + stored % AGGREGATES, stored / AGGREGATES);
                stored++;
            }
            return stored;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many are stored by now. */
    int stored() {
        return stored;
    }

    /** @return how many were stored */
    int stop() {
        stopping = true;
        return done.join();
    }
}
