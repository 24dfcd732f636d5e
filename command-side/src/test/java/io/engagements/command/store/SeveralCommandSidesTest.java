package io.engagements.command.store;

import static io.engagements.command.store.Instance.CLIENT;
import static io.engagements.command.store.Instance.MORNING;
import static io.engagements.command.store.Instance.VA;
import static io.engagements.command.store.Instance.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.command.CommandSide;
import io.engagements.command.endpoint.Answer;
import io.engagements.command.time.DomainClock;
import io.engagements.command.time.SetClock;
import io.engagements.command.timer.Engagements;
import io.engagements.command.timer.Timers;
import io.engagements.events.candidacy.CandidacyCommand.OpenCandidacy;
import io.engagements.events.candidacy.CandidacyCommand.WithdrawCandidacy;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several command sides on one database are as good as one. */
class SeveralCommandSidesTest {

    private static final Instant EVENING = MORNING.plus(Duration.ofHours(9));
    private static final Map<String, Object> SHORT = Map.of("engagements.transaction-timeout", "2s");

    private final Database database = TestPostgres.createDatabase();
    private final List<CommandSide> running = new ArrayList<>();

    @AfterEach
    void stop() {
        running.forEach(CommandSide::close);
    }

    private Instance start(DomainClock clock) {
        CommandSide side = CommandSide.on(database, clock, SHORT);
        synchronized (running) {
            running.add(side);
        }
        return new Instance(side);
    }

    /** Both, begun at the same moment. */
    private static <T> List<T> atOnce(Supplier<T> one, Supplier<T> other) {
        CyclicBarrier beginning = new CyclicBarrier(2);
        List<CompletableFuture<T>> both = List.of(begun(beginning, one), begun(beginning, other));
        return both.stream().map(CompletableFuture::join).toList();
    }

    private static <T> CompletableFuture<T> begun(CyclicBarrier beginning, Supplier<T> work) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                beginning.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return work.get();
        });
    }

    private List<Instance> two() {
        return atOnce(() -> start(() -> MORNING), () -> start(() -> MORNING));
    }

    @Test
    void twoThatStartAtTheSameMomentOnAnEmptyDatabaseBothServe() {
        List<Instance> two = two();

        new Engagements(two.get(0).side()).begin("one", MORNING, EVENING);
        new Engagements(two.get(1).side()).submit("one", "d1", MORNING);

        await().until(two.get(1)::isNumbered);
    }

    @Test
    void theLedgerMayBeBegunByAnotherMeanwhile() throws Exception {
        start(() -> MORNING).side().close();
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("DELETE FROM command_side.ledger_cursor");
            other.setAutoCommit(false);
            statement.execute("INSERT INTO command_side.ledger_cursor SELECT true, '0', 0, 0, s.system_identifier,"
                    + " c.timeline_id FROM pg_control_system() s, pg_control_checkpoint() c");
            CompletableFuture<Instance> starting = CompletableFuture.supplyAsync(() -> start(() -> MORNING));
            await().until(this::somebodyWaits);
            other.commit();

            new Engagements(starting.join().side()).begin("one", MORNING, EVENING);
            await().until(starting.join()::isNumbered);
        }
    }

    private boolean somebodyWaits() {
        return JdbcClient.create(database.dataSource())
                .sql("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND wait_event_type = 'Lock')")
                .query(Boolean.class)
                .single();
    }

    @Test
    void oneKeySentToBothIsDoneOrRefusedOnceAndAnsweredAlike() {
        List<Instance> two = two();
        new Engagements(two.get(0).side()).begin("one", MORNING, EVENING);
        for (int round = 0; round < 20; round++) {
            String key = "key " + round;
            OpenCandidacy open = new OpenCandidacy("k-" + round, "va-one");

            List<Answer> answers = atOnce(() -> two.get(0).answer(open, CLIENT, null, key), () -> two.get(1)
                    .answer(open, CLIENT, null, key));

            String settled = text(two.get(round % 2).answer(open, CLIENT, null, key));
            assertThat(settled).startsWith(round % 2 == 0 ? "201" : "422");
            assertThat(answers).allMatch(answer -> text(answer).equals(settled) || isStillRunning(answer));
            if (round % 2 == 1) {
                two.get(0).answer(new WithdrawCandidacy("k-" + (round - 1), "not now"), VA);
            }
        }
        assertThat(two.get(0).stored("candidacy-opened")).isEqualTo(11);
        assertThat(two.get(0).stored("attempt-refused")).isEqualTo(10);
    }

    private static boolean isStillRunning(Answer answer) {
        return answer.status() == 409 && Integer.valueOf(1).equals(answer.retryAfter());
    }

    @Test
    void ofTwoCandidaciesOpenedAtTheSameMomentOneIs() {
        List<Instance> two = two();
        new Engagements(two.get(0).side()).begin("one", MORNING, EVENING);
        for (int round = 0; round < 10; round++) {
            String id = "open-" + round;

            List<Integer> statuses = atOnce(
                    () -> two.get(0)
                            .answer(new OpenCandidacy(id + "-0", "va-one"), CLIENT)
                            .status(),
                    () -> two.get(1)
                            .answer(new OpenCandidacy(id + "-1", "va-one"), CLIENT)
                            .status());

            assertThat(statuses).containsExactlyInAnyOrder(201, 422);
            int opened = statuses.indexOf(201);
            WithdrawCandidacy withdraw = new WithdrawCandidacy(id + "-" + opened, "not now");
            assertThat(text(two.get(1 - opened).answer(withdraw, VA))).startsWith("200");
        }
        assertThat(two.get(0).stored("attempt-refused")).isEqualTo(10);
    }

    @Test
    void whenTheLeaderHangsAnotherTakesItsPlaceAndNothingIsRecordedTwice() {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        SetClock time = new SetClock(MORNING);
        AtomicReference<Runnable> hitch = new AtomicReference<>(() -> {});
        Instance leader = start(() -> {
            Objects.requireNonNull(hitch.get()).run();
            return time.now();
        });
        new Engagements(leader.side()).begin("one", MORNING, EVENING);
        hitch.set(() -> hang(hanging, goOn));
        await().until(() -> hanging.getCount() == 0);
        time.set(EVENING.plusSeconds(1));

        Instance other = start(time);

        await().atMost(Duration.ofSeconds(10)).until(() -> other.stored("deadline-missed") == 1);
        hitch.set(() -> {});
        goOn.countDown();
        time.set(EVENING.plusSeconds(9));
        new Engagements(other.side()).request("one", "d2", EVENING, EVENING.plusSeconds(7));
        await().until(() -> other.stored("deadline-missed") == 2);
        assertThat(other.side().get(Timers.class).earliest()).isEmpty();
    }

    private static void hang(CountDownLatch hanging, CountDownLatch goOn) {
        hanging.countDown();
        await().atMost(Duration.ofMinutes(1)).until(() -> goOn.getCount() == 0);
    }

    @Test
    void everyMissIsRecordedOnceByWhoeverLeads() {
        SetClock time = new SetClock(MORNING);
        List<Instance> two = atOnce(() -> start(time), () -> start(time));
        List<Engagements> theirs =
                two.stream().map(instance -> new Engagements(instance.side())).toList();
        IntStream.range(0, 10)
                .forEach(number -> theirs.get(number % 2).begin("n" + number, MORNING, EVENING.plusSeconds(99)));
        IntStream.range(0, 10)
                .forEach(number -> theirs.get(1 - number % 2).request("n" + number, "d2", MORNING, EVENING));

        time.set(EVENING.plusSeconds(1));

        await().until(() -> two.get(0).stored("deadline-missed") == 10);
        time.set(EVENING.plusSeconds(100));
        await().until(() -> two.get(0).side().get(Timers.class).earliest().isEmpty());
        assertThat(two.get(0).stored("deadline-missed")).isEqualTo(20);
    }
}
