package io.engagements.serving;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares what is stored with what was noted of it when it was stored: some entries at a time, on and on, beginning
 * again after the last one. All processes on one database share the work and what is found. A difference stays found,
 * and health DOWN, until a process is started after it and has gone through everything without finding one.
 *
 * <p>The load is bounded: a round takes so many entries, and after it nothing is done for {@value #REST} times as long.
 */
public final class SelfCheck implements SmartLifecycle, HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(SelfCheck.class);
    private static final int REST = 49;
    private static final long PATIENCE_MILLIS = 5_000;

    private final String table;
    private final List<String> addedTo;
    private final Look look;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Pace pace;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(SelfCheck::background);
    private volatile @Nullable String failure;
    private volatile boolean rolesAreSeparate = true;
    private volatile boolean running;

    /**
     * How fast it goes.
     *
     * @param entries of one round
     * @param pause between two rounds, at least
     */
    public record Pace(int entries, Duration pause) {}

    /**
     * What differs.
     *
     * @param subject the candidacy, engagement or party; empty when it cannot be told
     */
    public record Difference(long position, String subject, String reason) {

        String told() {
            return "position " + position + (subject.isEmpty() ? "" : " (" + subject + ")") + ": " + reason;
        }
    }

    /** Compares entries with what was noted of them. */
    public interface Look {

        /** The last position there is. */
        long head();

        /** The first difference of the entries after a position up to another one. */
        Optional<Difference> first(long after, long upTo);
    }

    /**
     * @param table with one row and the columns {@code position}, {@code found}, {@code recheck} and {@code at}
     * @param addedTo the tables that the application's role is to add to, and not to change
     */
    public SelfCheck(
            String table,
            List<String> addedTo,
            Look look,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Pace pace) {
        this.table = table;
        this.addedTo = addedTo;
        this.look = look;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.pace = pace;
    }

    private static Thread background(Runnable task) {
        Thread thread = new Thread(task, "self-check");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    /** @param recheck whether this pass decides whether what was found counts still */
    private record State(long position, @Nullable String found, boolean recheck) {}

    private State state() {
        return jdbc.sql("SELECT position, found, recheck FROM " + table)
                .query(State.class)
                .single();
    }

    private void turn() {
        long began = System.nanoTime();
        try {
            transaction.executeWithoutResult(status -> {
                if (isFree()) {
                    round();
                }
            });
            failure = null;
        } catch (RuntimeException e) {
            if (running && failure == null) {
                log.warn("what is stored cannot be compared now; it will be tried again", e);
            }
            failure = e.getClass().getName();
        }
        if (running) {
            long rest = Math.max(pace.pause().toNanos(), REST * (System.nanoTime() - began));
            thread.schedule(this::turn, rest, TimeUnit.NANOSECONDS);
        }
    }

    /** Another process's round is as good. The lock is no row's: that would hold the ledger up. */
    private boolean isFree() {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(?, 7))")
                .param(table)
                .query(Boolean.class)
                .single();
    }

    private void round() {
        State before = state();
        long head = look.head();
        long after = before.position() >= head ? 0 : before.position();
        long upTo = Math.min(head, after + pace.entries());
        Optional<Difference> difference = look.first(after, upTo);
        difference.ifPresent(found -> log.error("what is stored was changed: {}", found.told()));
        if (difference.isPresent()) {
            String first = before.recheck() || before.found() == null
                    ? difference.get().told()
                    : before.found();
            keep(new State(upTo, first, false));
        } else if (before.recheck() && upTo == head) {
            keep(new State(upTo, null, false));
        } else {
            keep(new State(upTo, before.found(), before.recheck()));
        }
    }

    private void keep(State state) {
        jdbc.sql("UPDATE " + table + " SET position = ?, found = ?, recheck = ?, at = now()")
                .param(state.position())
                .param(state.found())
                .param(state.recheck())
                .update();
    }

    /** The whole is gone through once more before what was found is given up. */
    private void begin() {
        try {
            lookAtRoles();
            jdbc.sql("UPDATE " + table + " SET position = 0, recheck = true WHERE found IS NOT NULL")
                    .update();
            turn();
        } catch (RuntimeException e) {
            log.warn("the self-check cannot begin now; it will be tried again", e);
            failure = e.getClass().getName();
            thread.schedule(this::begin, pace.pause().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Where one role is given for everything it works, and is said. */
    private void lookAtRoles() {
        rolesAreSeparate = !jdbc.sql(
                        "SELECT bool_or(has_table_privilege(t, 'UPDATE, DELETE, TRUNCATE')) FROM unnest(?::text[]) t")
                .param(addedTo.toArray(String[]::new))
                .query(Boolean.class)
                .single();
        if (!rolesAreSeparate) {
            log.warn(
                    "the database's role may change and delete what is to be added to only ({});"
                            + " give its tables to another role, and name that in SPRING_FLYWAY_USER",
                    addedTo);
        }
    }

    @Override
    public Health health() {
        try {
            State state = state();
            String reason = failure;
            Health.Builder health = state.found() == null && reason == null ? Health.up() : Health.down();
            health.withDetail("comparedUpTo", state.position()).withDetail("rolesSeparate", rolesAreSeparate);
            if (state.found() != null) {
                health.withDetail("found", state.found()).withDetail("recheck", state.recheck());
            }
            return (reason == null ? health : health.withDetail("failure", reason)).build();
        } catch (RuntimeException e) {
            log.debug("the self-check's state cannot be read now", e);
            return Health.down().withDetail("failure", e.getClass().getName()).build();
        }
    }

    @Override
    public void start() {
        running = true;
        thread.execute(this::begin);
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdownNow();
        try {
            thread.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
