package io.engagements.query.projection;

import io.engagements.query.log.LoggedEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Feeds a projection. As long as nothing fails a batch is handled as one. After a failure its events are handled one by
 * one, each in a savepoint: what fails again is parked with its reason, and so is everything later about the same
 * candidacy or engagement; the rest goes on. A failure of the database itself parks nothing.
 */
final class Parking {

    private static final Logger log = LoggerFactory.getLogger(Parking.class);

    private final Projection projection;
    private final ParkedRows rows;
    private final TransactionTemplate savepoint;
    private volatile int careful;

    Parking(Projection projection, ParkedRows rows, PlatformTransactionManager transactions) {
        this.projection = projection;
        this.rows = rows;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Runs within the batch's transaction. */
    void handle(List<LoggedEntry> batch) {
        Set<String> waiting = new HashSet<>(rows.begin(projection.name()));
        if (careful > 0 || !waiting.isEmpty()) {
            batch.forEach(entry -> handleAlone(entry, waiting));
            careful = Math.max(0, careful - batch.size());
            return;
        }
        try {
            projection.apply(batch.stream().map(LoggedEntry::event).toList());
        } catch (RuntimeException e) {
            careful = batch.size();
            throw e;
        }
    }

    private void handleAlone(LoggedEntry entry, Set<String> waiting) {
        if (!waiting.isEmpty() && waiting.contains(entry.subject())) {
            rows.park(projection.name(), entry, "waits behind an earlier event");
            return;
        }
        try {
            savepoint.executeWithoutResult(status -> projection.apply(List.of(entry.event())));
        } catch (RuntimeException e) {
            if (isOfTheDatabase(e)) {
                throw e;
            }
            log.error("projection {} cannot handle position {}: parked", projection.name(), entry.position(), e);
            rows.park(projection.name(), entry, String.valueOf(e));
            waiting.add(entry.subject());
        }
    }

    /**
     * Tries what is parked once more, in order; an event that fails again keeps its followers waiting.
     *
     * @return how many are still parked
     */
    int retry(List<LoggedEntry> parked) {
        Set<String> waiting = new HashSet<>();
        List<Long> done = new ArrayList<>();
        for (LoggedEntry entry : parked) {
            if (!waiting.contains(entry.subject()) && handled(entry)) {
                done.add(entry.position());
            } else {
                waiting.add(entry.subject());
            }
        }
        rows.unpark(projection.name(), done);
        return parked.size() - done.size();
    }

    private boolean handled(LoggedEntry entry) {
        try {
            savepoint.executeWithoutResult(status -> projection.apply(List.of(entry.event())));
            return true;
        } catch (RuntimeException e) {
            if (isOfTheDatabase(e)) {
                throw e;
            }
            log.warn("projection {} still cannot handle position {}", projection.name(), entry.position(), e);
            return false;
        }
    }

    private static boolean isOfTheDatabase(RuntimeException e) {
        return e instanceof TransientDataAccessException
                || e instanceof RecoverableDataAccessException
                || e instanceof NonTransientDataAccessResourceException
                || e instanceof TransactionException;
    }
}
