package io.engagements.query.answer;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One state of the database for everything that an answer reads, so that an answer was true at one moment whatever is
 * committed meanwhile. It stands round every method that answers: see {@link Answers}. The state is fixed by the first
 * thing that is read; until then no connection is taken.
 */
@Component
public class Snapshot implements MethodInterceptor {

    /** For so long an answer waits for projections to agree. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final DefaultTransactionDefinition READ_ONLY = new DefaultTransactionDefinition();

    static {
        // Which of them there is no other than these: SnapshotSource gives such a transaction its one state.
        READ_ONLY.setReadOnly(true);
    }

    private final PlatformTransactionManager transactions;
    private final TransactionTemplate apart;
    private final DataSource database;
    private final Freshness freshness;
    private final ThreadLocal<@Nullable Reading> here = new ThreadLocal<>();

    Snapshot(PlatformTransactionManager transactions, DataSource database, Freshness freshness) {
        this.transactions = transactions;
        this.database = database;
        this.freshness = freshness;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /** @param last whether the answer is given although projections disagree */
    private record Reading(TransactionStatus transaction, boolean last) {}

    /** In this state one projection has come further than another, which has a part in the same answer. */
    private static final class DisagreementException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        DisagreementException() {
            super("the projections have not come equally far", null, false, false);
        }
    }

    /** It was given back for what is at hand by now, and the answer reads on. */
    private static final class GivenBackException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        GivenBackException() {
            super("the answer's state of the database was given back", null, false, false);
        }
    }

    @Override
    public @Nullable Object invoke(MethodInvocation answer) throws Throwable {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return read(((ProxyMethodInvocation) answer).invocableClone(), System.nanoTime() >= end);
            } catch (DisagreementException later) {
                freshness.awaitNext();
            } catch (GivenBackException anew) {
                // Nothing to wait for: what was asked of others is remembered.
            }
        }
    }

    private @Nullable Object read(MethodInvocation answer, boolean last) throws Throwable {
        TransactionStatus transaction = transactions.getTransaction(READ_ONLY);
        here.set(new Reading(transaction, last));
        try {
            Object given = answer.proceed();
            end();
            return given;
        } finally {
            here.remove();
            if (!transaction.isCompleted()) {
                transactions.rollback(transaction);
            }
            TransactionSynchronizationManager.unbindResourceIfPossible(database);
        }
    }

    /**
     * To be called when everything is read and the answer goes on to take its time, asking others or printing: the
     * connection is given back. Whatever is read after this would be of another state, and fails.
     */
    public void end() {
        end(() -> new SQLException("the answer's state of the database is given up already"));
    }

    /**
     * To be called before something is asked of others that the answer needs in between: the connection is given back
     * while they are slow. Where the answer reads on it is given anew, from a later state, as long as there is patience; so
     * what was asked, and that it was in vain, has to be remembered.
     */
    public void giveBack() {
        Reading reading = here.get();
        if (reading == null || reading.last()) {
            end();
        } else {
            end(GivenBackException::new);
        }
    }

    private void end(Supplier<? extends Exception> readOn) {
        Reading reading = here.get();
        if (reading != null && !reading.transaction().isCompleted()) {
            transactions.commit(reading.transaction());
            TransactionSynchronizationManager.bindResource(database, new ConnectionHolder(over(readOn)));
        }
    }

    private static Connection over(Supplier<? extends Exception> readOn) {
        return (Connection) Proxy.newProxyInstance(
                Snapshot.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    throw readOn.get();
                });
    }

    /**
     * Looks at what is committed by now, before the state is fixed or after it was given back: holds no connection from one
     * look to the next. Whoever is called within has nothing to end or to give back: that is not the answer's state.
     */
    public <T> T apart(Supplier<T> look) {
        Reading reading = here.get();
        Object given = reading != null && reading.transaction().isCompleted()
                ? TransactionSynchronizationManager.unbindResource(database)
                : null;
        here.remove();
        try {
            return Optional.ofNullable(apart.execute(status -> look.get())).orElseThrow();
        } finally {
            if (reading != null) {
                here.set(reading);
            }
            if (given != null) {
                TransactionSynchronizationManager.bindResource(database, given);
            }
        }
    }

    /**
     * Has the answer read anew, from a later state, as long as what is to agree does not. It is answered all the same
     * after half a second: then something is parked, and the operator knows.
     */
    public void require(BooleanSupplier agreement) {
        Reading reading = here.get();
        if (reading != null && !reading.last() && !agreement.getAsBoolean()) {
            throw new DisagreementException();
        }
    }
}
