package io.engagements.support.background;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
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
public final class SelfCheck implements IntegrityCheck, SmartLifecycle, HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(SelfCheck.class);
    private static final int REST = 49;

    private final LeaderLock lock;
    private final String table;
    private final List<String> addedTo;
    private final LongSupplier head;
    private final String first;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Pace pace;
    private final Loop loop = new Loop("self-check", this::turn);
    private boolean begun;
    private volatile @Nullable String failure;
    private volatile boolean rolesAreSeparate = true;

    /**
     * How fast it goes.
     *
     * @param entries of one round
     * @param pause between two rounds, at least
     */
    @ConfigurationProperties("engagements.self-check")
    public record Pace(
            @DefaultValue("2000") int entries,
            @DefaultValue("5s") Duration pause) {

        public Pace {
            if (entries < 1 || pause.isNegative()) {
                throw new IllegalArgumentException("engagements.self-check: entries is at least 1, pause at least 0");
            }
        }
    }

    /**
     * What differs.
     *
     * @param subject the candidacy, engagement or party; empty when it cannot be told
     */
    record Difference(long position, String subject, String reason) {

        String told() {
            return "position " + position + (subject.isEmpty() ? "" : " (" + subject + ")") + ": " + reason;
        }
    }

    /**
     * @param lock held by whoever compares
     * @param table with one row and the columns {@code position}, {@code found}, {@code recheck} and {@code at}
     * @param addedTo the tables that the application's role is to add to, and not to change
     * @param head the last position there is
     * @param first a query for {@code position}, {@code subject} and {@code reason} of the first difference, if there is one, of
     *     the entries after the position {@code :after} up to {@code :upTo}
     */
    public SelfCheck(
            LeaderLock lock,
            String table,
            List<String> addedTo,
            LongSupplier head,
            String first,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Pace pace) {
        this.lock = lock;
        this.table = table;
        this.addedTo = addedTo;
        this.head = head;
        this.first = first;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.pace = pace;
    }

    /** @param recheck whether this pass decides whether what was found counts still */
    private record State(long position, @Nullable String found, boolean recheck) {}

    private State state() {
        return jdbc.sql("SELECT position, found, recheck FROM " + table)
                .query(State.class)
                .single();
    }

    private Duration turn() {
        long began = System.nanoTime();
        try {
            if (!begun) {
                begin();
                began = System.nanoTime();
            }
            transaction.executeWithoutResult(status -> {
                // Another process's round is as good.
                if (lock.tryInTransaction(jdbc)) {
                    round();
                }
            });
            failure = null;
        } catch (RuntimeException e) {
            if (isRunning() && failure == null) {
                log.warn("what is stored cannot be compared now; it will be tried again", e);
            }
            failure = e.getClass().getName();
        }
        Duration rest = Duration.ofNanos(REST * (System.nanoTime() - began));
        return rest.compareTo(pace.pause()) > 0 ? rest : pace.pause();
    }

    private void round() {
        State before = state();
        long last = head.getAsLong();
        long after = before.position() >= last ? 0 : before.position();
        long upTo = Math.min(last, after + pace.entries());
        Optional<Difference> difference = first(after, upTo);
        difference.ifPresent(found -> log.error("what is stored was changed: {}", found.told()));
        if (difference.isPresent()) {
            String first = before.recheck() || before.found() == null
                    ? difference.get().told()
                    : before.found();
            keep(new State(upTo, first, false));
        } else if (before.recheck() && upTo == last) {
            keep(new State(upTo, null, false));
        } else {
            keep(new State(upTo, before.found(), before.recheck()));
        }
    }

    private Optional<Difference> first(long after, long upTo) {
        return jdbc.sql(first)
                .param("after", after)
                .param("upTo", upTo)
                .query(Difference.class)
                .optional();
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
        lookAtRoles();
        jdbc.sql("UPDATE " + table + " SET position = 0, recheck = true WHERE found IS NOT NULL")
                .update();
        begun = true;
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
    public Optional<String> found() {
        return Optional.ofNullable(state().found());
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
