package io.engagements.command.ledger;

import io.engagements.command.ledger.Writers.Outcome;
import io.engagements.postgres.TestPostgres.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Loads an aggregate and appends to it, in transactions that end in every way there is; its clock is wrong. */
final class Writer implements AutoCloseable {

    private static final int AGGREGATES = 100;
    private static final int LONGEST_DECISION_MILLIS = 100;
    private static final String UNIQUE_VIOLATION = "23505";

    private final Writers all;
    private final int number;
    private final Random random;
    private final Duration skew;
    private final Connection connection;
    private final Connection deciding;
    private final List<String> appended = new ArrayList<>();
    private Future<Void> decision = CompletableFuture.completedFuture(null);
    private int prepared;

    Writer(Database database, Writers all, int number) throws SQLException {
        this.all = all;
        this.number = number;
        random = new Random(number);
        skew = Duration.ofMinutes(number - 8L);
        connection = database.connect();
        deciding = database.connect();
        // Nobody pulls the plug here: more commits in less time.
        execute(connection, "SET synchronous_commit = off");
        connection.setAutoCommit(false);
    }

    void transaction() throws Exception {
        appended.clear();
        try {
            write();
            end();
        } catch (SQLException e) {
            connection.rollback();
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            all.happened(Outcome.LOST_RACE);
        }
    }

    private void write() throws SQLException {
        if (random.nextInt(3) == 0) {
            // The transaction has its id before it knows what it appends to.
            execute(connection, "INSERT INTO elsewhere VALUES (" + number + ")");
            all.happened(Outcome.WROTE_ELSEWHERE_FIRST);
        }
        String aggregate = "c" + random.nextInt(AGGREGATES);
        append(aggregate);
        if (random.nextInt(4) == 0) {
            appendAfterSavepoint(aggregate);
            append(aggregate);
        }
    }

    private void appendAfterSavepoint(String aggregate) throws SQLException {
        int before = appended.size();
        Savepoint savepoint = connection.setSavepoint();
        append(aggregate);
        if (random.nextBoolean()) {
            connection.rollback(savepoint);
            appended.subList(before, appended.size()).clear();
            all.happened(Outcome.SAVEPOINT_ROLLED_BACK);
        }
    }

    private void append(String aggregate) throws SQLException {
        appended.add(StoredEvents.insert(
                connection, aggregate, load(aggregate) + 1, Instant.now().plus(skew)));
    }

    private long load(String aggregate) throws SQLException {
        try (PreparedStatement load = connection.prepareStatement("SELECT coalesce(max(sequence_number), -1)"
                + " FROM command_side.event WHERE aggregate_identifier = ?")) {
            load.setString(1, aggregate);
            try (ResultSet row = load.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void end() throws Exception {
        int lot = random.nextInt(100);
        if (lot < 30) {
            connection.rollback();
            all.happened(Outcome.ROLLED_BACK);
        } else if (lot < 34 && decision.isDone()) {
            prepare();
        } else {
            connection.commit();
            all.committed(appended);
            all.happened(Outcome.COMMITTED);
        }
    }

    private void prepare() throws Exception {
        decision.get();
        String name = "writer-" + number + "-" + prepared++;
        execute(connection, "PREPARE TRANSACTION '" + name + "'");
        List<String> events = List.copyOf(appended);
        boolean kept = random.nextBoolean();
        decision = all.later(() -> decide(name, kept, events), random.nextInt(LONGEST_DECISION_MILLIS));
    }

    private Void decide(String name, boolean kept, List<String> events) throws SQLException {
        execute(deciding, (kept ? "COMMIT" : "ROLLBACK") + " PREPARED '" + name + "'");
        all.committed(kept ? events : List.of());
        all.happened(kept ? Outcome.PREPARED_AND_COMMITTED : Outcome.PREPARED_AND_ROLLED_BACK);
        return null;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws Exception {
        decision.get();
        connection.close();
        deciding.close();
    }
}
