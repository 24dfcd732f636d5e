package io.engagements.command.timer;

import io.engagements.command.time.DomainClock;
import io.engagements.support.background.LeaderLock;
import io.engagements.support.background.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Wakes engagements when something falls due. One process at a time leads; a wake that finds nothing due does nothing,
 * so a second leader would do no harm. What fell due while nobody ran is done at the start, with its own time.
 */
@Component
public class Timers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Timers.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int BATCH = 200;

    private final DueRows due;
    private final CommandBus commands;
    private final DomainClock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate aside;
    private final Loop loop = new Loop("timers", this::turn);

    Timers(DueRows due, CommandBus commands, DomainClock clock, JdbcClient jdbc, TransactionTemplate transaction) {
        this.due = due;
        this.commands = commands;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.aside = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        this.aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /** Wakes everything due; answers how long to wait before the next look. */
    private Duration turn() {
        Boolean more = transaction.execute(status -> leads() && wakeDueOneByOne() == BATCH);
        return Boolean.TRUE.equals(more) ? Duration.ZERO : PAUSE;
    }

    /**
     * The leader's transaction only holds the lock. Each wake has its own beside it: one that fails undoes no other,
     * and is put off.
     */
    private int wakeDueOneByOne() {
        return Objects.requireNonNull(aside.execute(status -> wakeDue(clock.now())));
    }

    private boolean leads() {
        return LeaderLock.TIMERS.tryInTransaction(jdbc);
    }

    /**
     * Wakes what is due up to {@code now} by the domain clock, the earliest first.
     *
     * @return how many were woken, at most a batch
     */
    int wakeDue(Instant now) {
        List<String> engagements = due.dueUpTo(now, BATCH);
        engagements.forEach(engagement -> wake(engagement, now));
        return engagements.size();
    }

    /**
     * Wakes what falls due up to {@code end} in order, each after {@code standAt} was told its time.
     *
     * @throws IllegalStateException when something due could not be done
     */
    public void wakeUpTo(Instant end, Consumer<Instant> standAt) {
        Optional<Instant> next = earliest();
        while (next.isPresent() && !next.get().isAfter(end)) {
            Instant due = next.get();
            standAt.accept(due);
            boolean stuck = wakeDue(due) == 0;
            next = earliest();
            if (stuck && next.filter(after -> !after.isAfter(due)).isPresent()) {
                throw new IllegalStateException("something due at " + due + " could not be done");
            }
        }
    }

    /** The earliest instant at which anything falls due. */
    public Optional<Instant> earliest() {
        return due.earliest();
    }

    /** Who lost a race, or knew less than was stored, tries once more at once. */
    private void wake(String engagementId, Instant now) {
        Optional<Throwable> failure = failureOf(new Wake(engagementId, now));
        if (failure.filter(ConcurrencyException.class::isInstance).isPresent()) {
            failure = failureOf(new Wake(engagementId, now));
        }
        failure.ifPresent(cause -> {
            log.error("engagement {} could not be woken; it will be tried again", engagementId, cause);
            due.postpone(engagementId);
        });
    }

    private Optional<Throwable> failureOf(Wake wake) {
        FutureCallback<Wake, Object> callback = new FutureCallback<>();
        commands.dispatch(new GenericCommandMessage<>(wake), callback);
        return callback.getResult().optionalExceptionResult();
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
