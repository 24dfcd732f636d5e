package io.engagements.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.Stories;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** Several query sides on one database are as good as one. */
class SeveralQuerySidesTest {

    private static final List<EngagementEvent> STORY =
            Stories.everything().history().stream().map(RecordedEvent::event).toList();
    private static final Duration TAKEOVER = Duration.ofSeconds(20);

    private final Database database = TestPostgres.createDatabase();
    private final MemoryLog log = new MemoryLog();
    private final List<QuerySide> running = new ArrayList<>();
    private final CountDownLatch inTheMiddle = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void stop() {
        goOn.countDown();
        running.forEach(QuerySide::close);
    }

    private QuerySide start(Trouble trouble) {
        QuerySide side = QuerySide.on(database, log, trouble);
        synchronized (running) {
            running.add(side);
        }
        return side;
    }

    private QuerySide start() {
        return start(new Trouble("compliance"));
    }

    /** Both begin at the same moment. */
    private List<QuerySide> two(int revision) {
        return Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                    Trouble trouble = new Trouble("compliance");
                    trouble.revise(revision);
                    return start(trouble);
                }))
                .limit(2)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private void tell(int from, int to) {
        for (int number = from; number < to; number++) {
            String engagement = "e" + number;
            STORY.forEach(event -> log.tell(engagement, event));
        }
    }

    private void thenAllAreHealthy(QuerySide... sides) {
        Map<String, List<String>> healthy;
        try (QuerySide alone = QuerySide.on(TestPostgres.createDatabase(), log)) {
            healthy = alone.awaitCaughtUp().rows();
        }
        for (QuerySide side : sides) {
            assertThat(side.awaitCaughtUp().rows()).isEqualTo(healthy);
            assertThat(side.projections().statuses())
                    .allSatisfy(status -> assertThat(status.position()).isEqualTo(log.head()))
                    .allMatch(status -> status.running() && status.lag() == 0 && status.parked() == 0);
            assertThat(side.health().getStatus()).isEqualTo(Status.UP);
        }
    }

    /** Rows of this generation are written up to a position, and then no further until the test goes on. */
    private Trouble waitingInGeneration(int generation, long position) {
        Trouble trouble = new Trouble("compliance");
        trouble.begin(generation, event -> {
            if (event.entry().position() == position) {
                inTheMiddle.countDown();
                await().atMost(Duration.ofMinutes(2)).until(() -> goOn.getCount() == 0);
            }
        });
        return trouble;
    }

    @Test
    void twoThatStartAtTheSameMomentOnAnEmptyDatabaseBothServe() {
        tell(0, 20);

        List<QuerySide> two = two(0);

        thenAllAreHealthy(two.get(0), two.get(1));
    }

    @Test
    void twoThatStartAtTheSameMomentOnRowsOfAnotherRevisionBothComeUpWithTheirOwn() {
        tell(0, 40);
        try (QuerySide before = start()) {
            before.awaitCaughtUp();
        }

        List<QuerySide> two = two(1_000);

        assertThat(two).allSatisfy(side -> {
            assertThat(side.status("compliance").revision()).isEqualTo(1_000);
            assertThat(side.status("compliance").generation()).isEqualTo(2);
        });
        thenAllAreHealthy(two.get(0), two.get(1));
    }

    @Test
    void whoStandsByKnowsAtOnceWhatTheOtherDid() {
        QuerySide first = start().awaitCaughtUp();
        QuerySide second = start();
        tell(0, 5);

        assertThat(second.freshness().await(second.projections()::areCaughtUp, Duration.ofSeconds(10)))
                .isTrue();
        thenAllAreHealthy(first, second);
        assertThat(owners()).hasSize(1);
    }

    @Test
    void whatOneIsBuildingAnotherThatStartsLeavesAloneAndThenBothReadIt() throws Exception {
        tell(0, 40);
        QuerySide first = start(waitingInGeneration(2, 1_100)).awaitCaughtUp();
        first.rebuilds().verify("compliance");
        inTheMiddle.await();

        QuerySide second = start();

        assertThat(second.rebuilds().isUnderWay("compliance")).isTrue();
        assertThat(second.rebuilds().rebuild("compliance")).isEmpty();
        goOn.countDown();
        second.awaitBuilt("compliance");
        assertThat(second.sql()
                        .sql("SELECT found FROM query_side.verification")
                        .query(String.class)
                        .single())
                .contains("\"equal\":true");
        second.rebuild("compliance").rebuild("history");
        tell(40, 42);
        thenAllAreHealthy(first, second);
    }

    @Test
    void whoLosesItsTurnOfBuildingWithoutKnowingSpoilsNothing() throws Exception {
        tell(0, 40);
        QuerySide first = start(waitingInGeneration(2, 1_100)).awaitCaughtUp();
        QuerySide second = start().awaitCaughtUp();
        first.rebuilds().rebuild("compliance");
        inTheMiddle.await();

        loseTheTurn();
        await().atMost(TAKEOVER).until(() -> waiting("UPDATE query_side.generation SET position") == 1);
        goOn.countDown();

        second.awaitBuilt("compliance");
        assertThat(first.status("compliance").generation()).isEqualTo(2);
        thenAllAreHealthy(first, second);
    }

    private void loseTheTurn() {
        assertThat(running.get(0).sql().sql("""
                        SELECT count(pg_terminate_backend(pid)) FROM pg_locks
                        WHERE locktype = 'advisory' AND objid = x'6275696c'::int::oid
                          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                        """).query(Long.class).single()).isOne();
    }

    /** How many wait for a lock with such a statement. */
    private long waiting(String statement) {
        return running.get(0)
                .sql()
                .sql("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND wait_event_type = 'Lock' AND query LIKE '%' || ? || '%'")
                .param(statement)
                .query(Long.class)
                .single();
    }

    @Test
    void whatTwoHaveBuiltGoesLiveOnceWithWhatItHasParked() throws SQLException {
        tell(0, 3);
        QuerySide first = start(poisonedInGenerationTwo()).awaitCaughtUp();
        QuerySide second = start(poisonedInGenerationTwo()).awaitCaughtUp();
        try (Connection holding = database.connect();
                Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('compliance', 1))");
            first.rebuilds().rebuild("compliance");
            await().atMost(TAKEOVER).until(() -> waiting("SELECT pg_advisory_xact_lock(") == 1);
            loseTheTurn();
            await().atMost(TAKEOVER).until(() -> waiting("SELECT pg_advisory_xact_lock(") == 2);
        }
        first.awaitBuilt("compliance");

        await().during(Duration.ofSeconds(2))
                .untilAsserted(
                        () -> assertThat(second.status("compliance").parked()).isPositive());
        assertThat(second.status("compliance").generation()).isEqualTo(2);
    }

    private static Trouble poisonedInGenerationTwo() {
        Trouble trouble = new Trouble("compliance");
        trouble.begin(2, event -> {
            throw new IllegalArgumentException("no such colour");
        });
        return trouble;
    }

    @Test
    void aComparisonMayTakeLongerThanOtherTransactions() throws SQLException {
        tell(0, 1);
        QuerySide side = QuerySide.on(database, log, new Trouble("none"), "3s").awaitCaughtUp();
        running.add(side);
        try (Connection holding = database.connect();
                Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.execute("LOCK TABLE compliance_1.work_facts");
            side.rebuilds().verify("compliance");
            await().until(() -> side.sql()
                    .sql("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND wait_event_type = 'Lock' AND now() - xact_start > interval '4 seconds')")
                    .query(Boolean.class)
                    .single());
        }
        side.awaitBuilt("compliance");
    }

    @Test
    void whatOneWasInTheMiddleOfWhenItDiedAnotherDoes() throws Exception {
        QuerySide first = start(waitingInGeneration(1, 10)).awaitCaughtUp();
        QuerySide second = start();
        List<String> owner = owners();
        tell(0, 10);
        inTheMiddle.await();

        first.cutOff();
        goOn.countDown();

        await().atMost(TAKEOVER).until(second.projections()::areCaughtUp);
        assertThat(owners()).hasSize(1).isNotEqualTo(owner);
        thenAllAreHealthy(second);
    }

    @Test
    void whatOneGivesBackAnotherTakesAtOnce() {
        QuerySide first = start().awaitCaughtUp();
        QuerySide second = start();
        first.close();
        tell(0, 3);
        await().atMost(Duration.ofSeconds(5)).until(second.projections()::areCaughtUp);
        thenAllAreHealthy(second);
    }

    @Test
    void anEarlierReleaseThatStillRunsWritesNothingIntoTheRowsOfALaterOne() {
        tell(0, 5);
        AtomicInteger written = new AtomicInteger();
        Trouble watching = new Trouble("compliance");
        watching.begin(2, event -> written.incrementAndGet());
        QuerySide earlier = start(watching).awaitCaughtUp();
        Trouble revised = new Trouble("compliance");
        revised.revise(1_000);

        QuerySide later = start(revised);
        tell(5, 10);

        await().atMost(TAKEOVER).until(later.projections()::areCaughtUp);
        assertThat(written).hasValue(0);
        thenAllAreHealthy(earlier, later);
    }

    private List<String> owners() {
        return running.get(running.size() - 1)
                .sql()
                .sql("SELECT DISTINCT owner FROM query_side.token_entry")
                .query(String.class)
                .list();
    }
}
