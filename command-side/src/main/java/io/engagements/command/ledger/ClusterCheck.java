package io.engagements.command.ledger;

import io.engagements.support.background.Migrations;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transaction ids mean something in one cluster only, and history in one timeline only. A database that was moved to
 * another cluster, or set back to an earlier moment, is not numbered on until an operator says that this is where it
 * belongs, or that this history counts. After a move it is numbered on in insertion order.
 */
@Component
class ClusterCheck {

    private static final Logger log = LoggerFactory.getLogger(ClusterCheck.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final LedgerState state;
    private final int acceptedTimeline;
    private final long acceptedCluster;

    ClusterCheck(
            Migrations migrations,
            LedgerState state,
            @Value("${engagements.ledger.accept-timeline:0}") int acceptedTimeline,
            @Value("${engagements.ledger.accept-cluster:0}") long acceptedCluster) {
        // What it does in a cluster that is new to it is not the application's to do.
        DataSource owner = migrations.asOwner();
        this.jdbc = JdbcClient.create(owner);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(owner));
        this.state = state;
        this.acceptedTimeline = acceptedTimeline;
        this.acceptedCluster = acceptedCluster;
    }

    private record Place(long systemIdentifier, int timeline) {}

    /** Runs once, before the first batch. */
    void verify() {
        transaction.executeWithoutResult(status -> {
            Place here = jdbc.sql("""
                    SELECT s.system_identifier, c.timeline_id AS timeline
                    FROM pg_control_system() s, pg_control_checkpoint() c
                    """).query(Place.class).single();
            jdbc.sql("SELECT system_identifier, timeline FROM command_side.ledger_cursor FOR UPDATE")
                    .query(Place.class)
                    .optional()
                    .ifPresentOrElse(before -> compare(before, here), () -> begin(here));
        });
    }

    /** Another process that starts at the same moment may have begun it. */
    private void begin(Place here) {
        jdbc.sql("""
                INSERT INTO command_side.ledger_cursor (xid, global_index, position, system_identifier, timeline)
                VALUES ('0', 0, 0, ?, ?) ON CONFLICT DO NOTHING
                """).params(here.systemIdentifier(), here.timeline()).update();
    }

    private void compare(Place before, Place here) {
        if (before.systemIdentifier() != here.systemIdentifier()) {
            compareClusters(before, here);
        } else if (before.timeline() != here.timeline() && here.timeline() != acceptedTimeline) {
            stops("the database was set back or promoted: its timeline is " + here.timeline()
                    + " and was " + before.timeline()
                    + ". If this history counts, start once with engagements.ledger.accept-timeline="
                    + here.timeline());
        } else if (before.timeline() != here.timeline()) {
            log.warn("timeline {} is accepted as the history that counts", here.timeline());
            accept(here);
        }
    }

    /** Stored events are written to then, which nobody does by chance, nor as the application. */
    private void compareClusters(Place before, Place here) {
        if (here.systemIdentifier() == acceptedCluster) {
            moveTo(here);
        } else {
            stops("the database was moved to another cluster: it is in " + here.systemIdentifier() + " and was in "
                    + before.systemIdentifier()
                    + ". If this is where it belongs, start once with engagements.ledger.accept-cluster="
                    + here.systemIdentifier());
        }
    }

    private void stops(String reason) {
        state.stops(reason);
        log.error("numbering stops: {}", reason);
    }

    /** The old transaction ids mean nothing here: number what is left in insertion order, then begin at the horizon. */
    private void moveTo(Place here) {
        log.warn("the database was moved to another cluster; the ledger goes on in insertion order");
        jdbc.sql("SET LOCAL transaction_timeout = 0").update();
        jdbc.sql("LOCK TABLE command_side.event IN SHARE ROW EXCLUSIVE MODE").update();
        jdbc.sql("""
                INSERT INTO command_side.ledger_entry
                    (position, global_index, aggregate_identifier, sequence_number, hash)
                SELECT n.position, n.global_index, e.aggregate_identifier, e.sequence_number,
                       sha256('\\x00'::bytea || command_side.entry_bytes(n.position, e))
                FROM (SELECT u.global_index,
                             c.position + row_number() OVER (ORDER BY u.global_index) AS position
                      FROM command_side.event u, command_side.ledger_cursor c
                      WHERE NOT EXISTS (
                          SELECT FROM command_side.ledger_entry l WHERE l.global_index = u.global_index)) n
                JOIN command_side.event e ON e.global_index = n.global_index
                """).update();
        jdbc.sql("UPDATE command_side.event SET xid = '0'").update();
        jdbc.sql("""
                UPDATE command_side.ledger_cursor
                SET position = (SELECT coalesce(max(position), 0) FROM command_side.ledger_entry),
                    xid = pg_snapshot_xmin(pg_current_snapshot()), global_index = 0
                """).update();
        accept(here);
    }

    private void accept(Place here) {
        jdbc.sql("UPDATE command_side.ledger_cursor SET system_identifier = ?, timeline = ?")
                .params(here.systemIdentifier(), here.timeline())
                .update();
    }
}
