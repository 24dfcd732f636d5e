package io.engagements.command.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.command.CommandSide;
import io.engagements.command.time.SetClock;
import io.engagements.events.stored.ContractJson;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimersTest {

    private static final Instant MORNING = Instant.parse("2027-01-11T09:00:00Z");
    private static final Instant EVENING = Instant.parse("2027-01-11T18:00:00Z");

    private final Database database = TestPostgres.createDatabase();
    private final SetClock clock = new SetClock(MORNING);
    private CommandSide side;
    private Engagements engagements;

    @BeforeEach
    void start() {
        side = CommandSide.on(database, clock);
        engagements = new Engagements(side);
    }

    @AfterEach
    void stop() {
        side.close();
    }

    /** A fact that time brought about. */
    private record Fact(String engagement, String deliverable, Instant occurredAt, Instant recordedAt) {}

    @Test
    void whatFellDueWhileNothingRanIsRecordedAtStartWithItsOwnTime() {
        engagements.begin("one", MORNING, EVENING);
        engagements.request("one", "d2", MORNING, EVENING.plusSeconds(60));
        side.close();
        clock.set(EVENING.plus(Duration.ofDays(3)));
        side = CommandSide.on(database, clock);

        await().untilAsserted(() -> assertThat(misses()).hasSize(2));

        assertThat(misses().get(0).deliverable()).isEqualTo("d1");
        assertThat(misses().get(0).occurredAt()).isEqualTo(EVENING.plusSeconds(1));
        assertThat(misses().get(1).deliverable()).isEqualTo("d2");
        assertThat(misses().get(1).occurredAt()).isEqualTo(EVENING.plusSeconds(61));
        assertThat(side.get(Timers.class).earliest()).isEmpty();
    }

    @Test
    void theDueInstantItselfIsInTime() {
        engagements.begin("one", MORNING, EVENING);

        clock.set(EVENING);
        await().during(Duration.ofMillis(1_200))
                .untilAsserted(() -> assertThat(misses()).isEmpty());
        clock.set(EVENING.plusSeconds(1));

        await().untilAsserted(() -> assertThat(misses()).hasSize(1));
    }

    @Test
    void whatWasReceivedInTimeCountsAlsoWhenTheMissWasStoredFirst() {
        engagements.begin("one", MORNING, EVENING);
        clock.set(EVENING.plusSeconds(1));
        await().untilAsserted(() -> assertThat(misses()).hasSize(1));

        engagements.submit("one", "d1", EVENING);

        assertThat(side.sql()
                        .sql("SELECT convert_from(payload, 'UTF8')::json ->> 'supersedesMiss' FROM command_side.event"
                                + " WHERE payload_type = 'deliverable-submitted'")
                        .query(String.class)
                        .single())
                .isEqualTo("true");
    }

    @Test
    void aMissIsRecordedWithinAboutASecondWhileRunning() {
        side.close();
        side = CommandSide.on(database);
        engagements = new Engagements(side);
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        engagements.begin("one", now, now.plusSeconds(3));

        await().untilAsserted(() -> assertThat(misses()).hasSize(1));

        Fact miss = misses().get(0);
        assertThat(miss.occurredAt()).isEqualTo(now.plusSeconds(4));
        assertThat(miss.recordedAt())
                .isBetween(miss.occurredAt(), miss.occurredAt().plusMillis(1_500));
    }

    @Test
    void aWakeThatFailsIsPutOffAndHoldsNobodyUp() {
        engagements.begin("bad", MORNING, EVENING);
        engagements.begin("good", MORNING, EVENING.plusSeconds(1));
        forbidEventsOf("e-bad");

        clock.set(EVENING.plusSeconds(10));

        await().untilAsserted(
                        () -> assertThat(misses()).extracting(Fact::engagement).containsExactly("e-good"));
        await().untilAsserted(() -> assertThat(attempts("e-bad")).isPositive());
        assertThat(side.sql()
                        .sql("SELECT retry_at > now() FROM command_side.due WHERE engagement_id = 'e-bad'")
                        .query(Boolean.class)
                        .single())
                .isTrue();

        database.asOwner().sql("DROP TRIGGER forbidden ON command_side.event").update();

        await().untilAsserted(
                        () -> assertThat(misses()).extracting(Fact::engagement).containsExactly("e-good", "e-bad"));
        assertThat(misses().get(1).occurredAt()).isEqualTo(EVENING.plusSeconds(1));
        assertThat(side.get(Timers.class).earliest()).isEmpty();
    }

    @Test
    void onTheWayToAnInstantEverythingIsWokenAtItsOwnTimeHoweverManyThereAre() {
        IntStream.range(0, 220).forEach(number -> engagements.begin("n" + number, MORNING, EVENING));
        engagements.begin("late", MORNING, EVENING.plusSeconds(10));
        List<Instant> stops = new ArrayList<>();

        side.get(Timers.class).wakeUpTo(EVENING.plusSeconds(10), stops::add);

        assertThat(stops).containsOnly(EVENING.plusSeconds(1));
        assertThat(misses()).hasSize(220).extracting(Fact::engagement).doesNotContain("e-late");
    }

    @Test
    void ofHundredsDueAtOnceEachIsRecordedOnceByTwoProcesses() {
        IntStream.range(0, 220).forEach(number -> engagements.begin("n" + number, MORNING, EVENING));
        try (CommandSide other = CommandSide.on(database, clock)) {
            clock.set(EVENING.plusSeconds(30));

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> other.get(Timers.class).earliest().isEmpty());
        }
        List<Fact> misses = misses();
        assertThat(misses).hasSize(220);
        assertThat(misses).extracting(Fact::engagement).doesNotHaveDuplicates();
        assertThat(misses).extracting(Fact::occurredAt).containsOnly(EVENING.plusSeconds(1));
    }

    private void forbidEventsOf(String engagement) {
        database.asOwner().sql("""
                CREATE FUNCTION forbid() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'not now'; END $$
                """).update();
        database.asOwner()
                .sql("CREATE TRIGGER forbidden BEFORE INSERT ON command_side.event FOR EACH ROW WHEN"
                        + " (NEW.aggregate_identifier = '" + engagement + "') EXECUTE FUNCTION forbid()")
                .update();
    }

    private int attempts(String engagement) {
        return side.sql()
                .sql("SELECT coalesce(max(attempts), 0) FROM command_side.due WHERE engagement_id = ?")
                .param(engagement)
                .query(Integer.class)
                .single();
    }

    private List<Fact> misses() {
        return side.sql()
                .sql("""
                SELECT aggregate_identifier, convert_from(payload, 'UTF8'), time_stamp FROM command_side.event
                WHERE payload_type = 'deadline-missed' ORDER BY global_index
                """)
                .query((row, number) -> {
                    var payload = ContractJson.mapper().readTree(row.getString(2));
                    return new Fact(
                            row.getString(1),
                            payload.required("deliverableId").stringValue(),
                            Instant.parse(payload.required("stamp")
                                    .required("occurredAt")
                                    .stringValue()),
                            Instant.parse(row.getString(3)));
                })
                .list();
    }
}
