package io.engagements.query.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.engagements.support.access.AccessTo;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.web.ErrorResponseException;

class ReaderTest {

    /** Before waiting and at its beginning; who waits looks many times. */
    private static final int AT_ONCE = 2;

    private static final AccessTo READ = AccessTo.candidacy("c1");

    private final AtomicInteger looks = new AtomicInteger();
    private volatile boolean everythingIsShown;
    private volatile Optional<Long> visible = Optional.empty();
    private final Freshness freshness = new Freshness();
    private final DataSource noDatabase = new AbstractDataSource() {
        @Override
        public Connection getConnection() {
            throw new IllegalStateException("nothing is read here");
        }

        @Override
        public Connection getConnection(String user, String password) {
            return getConnection();
        }
    };
    private final Snapshot snapshot = new Snapshot(new NoTransactions(), noDatabase, freshness);
    private final List<AccessTo> recorded = new ArrayList<>();
    private final Reader reader = new Reader(freshness, () -> () -> everythingIsShown, snapshot, new Recording());

    private final class Recording implements Accesses {

        @Override
        public void looked(AccessTo what) {
            recorded.add(what);
        }

        @Override
        public void exported(AccessTo what) {
            throw new IllegalStateException("nothing is taken away here");
        }
    }

    private static final class NoTransactions implements PlatformTransactionManager {

        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            return new SimpleTransactionStatus();
        }

        @Override
        public void commit(TransactionStatus status) {}

        @Override
        public void rollback(TransactionStatus status) {}
    }

    @Test
    void nobodyWaitsForWhatThereIsNot() {
        everythingIsShown = true;

        assertThat(status(() -> read(0))).isEqualTo(404);
        assertThat(looks).hasValueLessThanOrEqualTo(AT_ONCE);
    }

    @Test
    void nobodyWaitsForAVersionFarAhead() {
        visible = Optional.of(7L);

        assertThat(status(() -> read(Long.MAX_VALUE))).isEqualTo(503);
        assertThat(looks).hasValueLessThanOrEqualTo(AT_ONCE);
        assertThat(status(() -> read(1_008))).isEqualTo(503);
        assertThat(looks).hasValueLessThanOrEqualTo(2 * AT_ONCE);
    }

    @Test
    void nobodyWaitsForAVersionToWhichNothingHasBroughtIt() {
        everythingIsShown = true;
        visible = Optional.of(7L);

        assertThat(status(() -> read(8))).isEqualTo(503);
        assertThat(status(() -> reader.find(READ, 8L, () -> visible, Long::longValue)))
                .isEqualTo(404);
        assertThat(status(() -> reader.find(READ, Long.MAX_VALUE, () -> visible, Long::longValue)))
                .isEqualTo(404);
        assertThat(looks).hasValueLessThanOrEqualTo(AT_ONCE);
        assertThat(reader.find(READ, 7L, () -> visible, Long::longValue)).isEqualTo(7);
    }

    @Test
    void whatWasBegunAMomentAgoIsWaitedFor() {
        CompletableFuture<Long> answer = CompletableFuture.supplyAsync(() -> read(0));
        visible = Optional.of(0L);
        freshness.advanced();

        assertThat(answer.join()).isZero();
    }

    @Test
    void whatMayComeYetIsWaitedForOnlyAWhile() {
        assertThat(status(() -> read(0))).isEqualTo(503);
        assertThat(looks).hasValueGreaterThan(AT_ONCE);
    }

    @Test
    void onlySoManyWaitAndTheOthersHearSoAtOnce() {
        visible = Optional.of(7L);
        ExecutorService callers = Executors.newCachedThreadPool();
        try {
            List<CompletableFuture<Integer>> answers = IntStream.range(0, 40)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> status(() -> read(8)), callers))
                    .toList();
            assertThat(answers)
                    .extracting(CompletableFuture::join)
                    .containsOnly(429, 503)
                    .filteredOn(status -> status == 429)
                    .hasSize(8);
        } finally {
            callers.shutdown();
        }
        assertThat(read(7)).isEqualTo(7);
        assertThat(status(() -> read(8))).isEqualTo(503);
    }

    @Test
    void whatWasReadIsOnRecordAndNothingElse() {
        everythingIsShown = true;
        assertThat(status(() -> read(0))).isEqualTo(404);
        visible = Optional.of(7L);
        assertThat(status(() -> read(8))).isEqualTo(503);
        assertThat(recorded).isEmpty();

        assertThat(read(7)).isEqualTo(7);

        assertThat(recorded).containsExactly(READ);
    }

    private long read(long minVersion) {
        return reader.read(
                READ,
                minVersion,
                () -> {
                    looks.incrementAndGet();
                    return visible;
                },
                Long::longValue);
    }

    private static int status(Supplier<Long> answer) {
        return catchThrowableOfType(ErrorResponseException.class, answer::get)
                .getStatusCode()
                .value();
    }
}
