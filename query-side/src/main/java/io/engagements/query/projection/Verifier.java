package io.engagements.query.projection;

import io.engagements.query.log.BrokenEntryException;
import io.engagements.query.projection.Verification.Table;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares a recomputed generation with the live one, both at the same position. */
@Component
class Verifier {

    private static final int ROWS_AT_ONCE = 500;

    private final DataSource database;
    private final Generations generations;
    private final Batches batches;
    private final Schemas schemas;
    private final VerificationRows found;
    private final InstantSource time;
    private final TransactionTemplate reading;
    private final TransactionTemplate another;

    Verifier(
            DataSource database,
            Generations generations,
            Batches batches,
            Schemas schemas,
            VerificationRows found,
            InstantSource time,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.generations = generations;
        this.batches = batches;
        this.schemas = schemas;
        this.found = found;
        this.time = time;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.another = new TransactionTemplate(transactions);
        this.another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * The live generation is held only until the database's state is fixed for this reader, who may take his time.
     *
     * @return false when the live generation was too far ahead after all
     */
    boolean finish(Build build) {
        Optional<Verification> verification = reading.execute(status -> {
            JdbcTemplate snapshot = snapshot();
            snapshot.execute("SET LOCAL transaction_timeout = 0");
            List<Instant> at = new ArrayList<>();
            build.twice(() -> fix(snapshot, build).ifPresent(at::add));
            return at.stream().findFirst().map(instant -> compare(snapshot, build, instant));
        });
        verification.ifPresent(result -> keep(build.generation(), result));
        return verification.isPresent();
    }

    /** The events cannot be gone through: one of them is gone, or another than was numbered. */
    void broken(Generation given, BrokenEntryException entry) {
        long before = entry.position() - 1;
        keep(given, new Verification(time.instant(), before, false, List.of(), entry.position()));
    }

    /** The events could be gone through; within a transaction. */
    void whole(Generation made) {
        found.forgetBroken(made.projection());
    }

    private void keep(Generation recomputed, Verification verification) {
        another.executeWithoutResult(status -> {
            found.keep(recomputed.projection(), verification);
            generations.drop(recomputed);
        });
    }

    /** This transaction's connection, also while others run inside it. */
    private JdbcTemplate snapshot() {
        JdbcTemplate snapshot =
                new JdbcTemplate(new SingleConnectionDataSource(DataSourceUtils.getConnection(database), true));
        snapshot.setFetchSize(ROWS_AT_ONCE);
        return snapshot;
    }

    /** The first thing that the reading transaction asks fixes what it sees. */
    private Optional<Instant> fix(JdbcTemplate snapshot, Build build) {
        return another.execute(holding -> {
            String projection = build.generation().projection();
            batches.hold(projection);
            long upTo = generations.live(projection).position();
            long reached = another.execute(status -> build.feedWithin(upTo));
            build.reached(reached);
            if (reached < upTo) {
                return Optional.empty();
            }
            return snapshot
                    .query("SELECT now()", (row, number) -> row.getTimestamp(1).toInstant())
                    .stream()
                    .findFirst();
        });
    }

    private Verification compare(JdbcTemplate snapshot, Build build, Instant at) {
        Generation live = generations.live(build.generation().projection());
        String recomputed = build.generation().schema();
        List<Table> tables = schemas.tables(recomputed).stream()
                .map(table -> TableComparison.compare(
                        snapshot, table, schemas.key(recomputed, table), live.schema(), recomputed))
                .toList();
        return new Verification(at, build.position(), tables.stream().allMatch(Table::isEqual), tables, null);
    }
}
