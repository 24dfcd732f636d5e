package io.engagements.query.projection;

import io.engagements.query.log.LedgerEvent;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.projection.Batches.Beginning;
import io.engagements.support.tracing.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Feeds a projection. As long as nothing fails a batch is handled as one, without what has to wait. After a failure its events are handled one by
 * one, each in a savepoint: what fails again is parked with its reason, and so is everything later about the same
 * candidacy or engagement; the rest goes on. A failure of the database itself parks nothing.
 */
final class DeadLettering {

    private static final Logger log = LoggerFactory.getLogger(DeadLettering.class);

    private static final String WAITS = "waits behind an earlier event";

    private final Projection projection;
    private final String parkedAs;
    private final LongFunction<Beginning> begin;
    private final ParkedRows rows;
    private final TransactionTemplate savepoint;
    private volatile int careful;

    /**
     * @param parkedAs under which name
     * @param begin begins a batch that ends at a position
     */
    DeadLettering(
            Projection projection,
            String parkedAs,
            LongFunction<Beginning> begin,
            ParkedRows rows,
            PlatformTransactionManager transactions) {
        this.projection = projection;
        this.parkedAs = parkedAs;
        this.begin = begin;
        this.rows = rows;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Runs within the batch's transaction. */
    void handle(List<LoggedEntry> batch) {
        Beginning beginning = begin.apply(batch.get(batch.size() - 1).position());
        requireNothingLost(beginning.stoodAt(), batch.get(0).position());
        String schema = beginning.schema();
        Set<String> waiting = new HashSet<>(beginning.waiting());
        if (careful > 0) {
            batch.forEach(entry -> handleAlone(schema, entry, waiting));
            careful = Math.max(0, careful - batch.size());
            return;
        }
        try {
            handleTogether(schema, batch, waiting);
        } catch (RuntimeException e) {
            careful = batch.size();
            throw e;
        }
    }

    /**
     * A database that crashes forgets the last batches, which are committed without a sync: whoever fed them thinks of
     * them as handled. The failure has it read the position again that the database knows.
     */
    private void requireNothingLost(long stoodAt, long next) {
        if (stoodAt < next - 1) {
            throw new TransientDataAccessResourceException("projection " + parkedAs + " stands at " + stoodAt
                    + " and not at " + (next - 1) + ": the database has lost what came between");
        }
    }

    private void handleTogether(String schema, List<LoggedEntry> batch, Set<String> waiting) {
        List<LedgerEvent> free = new ArrayList<>();
        for (LoggedEntry entry : batch) {
            if (!waiting.isEmpty() && waiting.contains(entry.subject())) {
                rows.park(parkedAs, entry, WAITS);
            } else {
                free.add(entry.event());
            }
        }
        projection.apply(schema, free);
        if (log.isDebugEnabled()) {
            batch.forEach(this::tell);
        }
    }

    private void tell(LoggedEntry entry) {
        Trace.about(entry.traceId(), () -> log.debug("projection {} handled position {}", parkedAs, entry.position()));
    }

    private void handleAlone(String schema, LoggedEntry entry, Set<String> waiting) {
        if (!waiting.isEmpty() && waiting.contains(entry.subject())) {
            rows.park(parkedAs, entry, WAITS);
            return;
        }
        try {
            savepoint.executeWithoutResult(status -> projection.apply(schema, List.of(entry.event())));
        } catch (RuntimeException e) {
            if (isOfTheDatabase(e)) {
                throw e;
            }
            Trace.about(
                    entry.traceId(),
                    () -> log.error("projection {} cannot handle position {}: parked", parkedAs, entry.position(), e));
            rows.park(parkedAs, entry, String.valueOf(e));
            waiting.add(entry.subject());
        }
    }

    /**
     * Tries what is parked once more, in order; an event that fails again keeps its followers waiting.
     *
     * @return how many are still parked
     */
    int retry(String schema, List<LoggedEntry> parked) {
        Set<String> waiting = new HashSet<>();
        List<Long> done = new ArrayList<>();
        for (LoggedEntry entry : parked) {
            if (!waiting.contains(entry.subject()) && handled(schema, entry)) {
                done.add(entry.position());
            } else {
                waiting.add(entry.subject());
            }
        }
        rows.unpark(parkedAs, done);
        return parked.size() - done.size();
    }

    private boolean handled(String schema, LoggedEntry entry) {
        try {
            savepoint.executeWithoutResult(status -> projection.apply(schema, List.of(entry.event())));
            return true;
        } catch (RuntimeException e) {
            if (isOfTheDatabase(e)) {
                throw e;
            }
            Trace.about(
                    entry.traceId(),
                    () -> log.warn("projection {} still cannot handle position {}", parkedAs, entry.position(), e));
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
