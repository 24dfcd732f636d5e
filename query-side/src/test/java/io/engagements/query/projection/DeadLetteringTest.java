package io.engagements.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.OnboardingEvent;
import io.engagements.events.engagement.WorkEvent.DeliverableRequested;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.query.log.LedgerEvent;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.Stories;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * Two engagements have the same story, told by turns; the first one's second event, a request at position 3, is poison.
 */
class DeadLetteringTest {

    private static final List<EngagementEvent> STORY = Stories.everything().history().stream()
            .map(RecordedEvent::event)
            .filter(event -> !(event instanceof OnboardingEvent))
            .toList();
    private static final String WAITS = "waits behind an earlier event";

    private final Database database = TestPostgres.createDatabase();
    private final MemoryLog log = new MemoryLog();
    private final Trouble trouble = new Trouble("compliance");
    private QuerySide side;
    private int told;

    @BeforeEach
    void start() {
        side = QuerySide.on(database, log, trouble);
    }

    @AfterEach
    void stop() {
        side.close();
    }

    private void restart() {
        side.close();
        side = QuerySide.on(database, log, trouble);
    }

    /** Both engagements go on until each has so many events. */
    private void tellUpTo(int length) {
        STORY.subList(told, length).forEach(event -> {
            log.tell("e-bad", event);
            log.tell("e-good", event);
        });
        told = length;
    }

    private record Parked(long position, String subject, String reason) {}

    private List<Parked> parked(String projection) {
        return side.sql()
                .sql("SELECT position, subject, reason FROM query_side.parked WHERE projection = ? ORDER BY position")
                .param(projection)
                .query((row, number) -> new Parked(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** The poison with its reason, and behind it in order everything of its engagement. */
    private void thenParked(String projection, String reason) {
        List<Parked> parked = parked(projection);
        assertThat(parked)
                .extracting(Parked::position)
                .containsExactlyElementsOf(LongStream.range(1, told)
                        .mapToObj(sequence -> 2 * sequence + 1)
                        .toList());
        assertThat(parked).extracting(Parked::subject).containsOnly("e-bad");
        assertThat(parked.get(0).reason()).contains(reason);
        assertThat(parked.subList(1, parked.size())).extracting(Parked::reason).containsOnly(WAITS);
        assertThat(details(projection).get("parked")).isEqualTo(parked.size());
        assertThat(side.health().getStatus()).isEqualTo(Status.DOWN);
    }

    private Map<?, ?> details(String projection) {
        return (Map<?, ?>) Objects.requireNonNull(side.health().getDetails().get(projection));
    }

    /** The rows of a query side in which nothing ever went wrong. */
    private Map<String, List<String>> healthyRows() {
        try (QuerySide healthy = QuerySide.on(TestPostgres.createDatabase(), log)) {
            return healthy.awaitCaughtUp().rows();
        }
    }

    /** The other engagement is as if nothing were wrong, and so is every table but those of the projection. */
    private void thenAllElseGoesOn(String... tables) {
        Map<String, List<String>> healthy = healthyRows();
        Map<String, List<String>> rows = side.rows();
        assertThat(about("e-good", rows)).isEqualTo(about("e-good", healthy));
        for (String table : tables) {
            assertThat(rows.remove(table)).as(table).isNotEqualTo(healthy.remove(table));
        }
        assertThat(rows.remove("parked")).hasSize(told - 1);
        assertThat(healthy.remove("parked")).isEmpty();
        assertThat(rows).isEqualTo(healthy);
    }

    private static Map<String, List<String>> about(String engagement, Map<String, List<String>> rows) {
        Map<String, List<String>> about = new TreeMap<>();
        rows.forEach((table, texts) -> about.put(
                table, texts.stream().filter(text -> text.contains(engagement)).toList()));
        return about;
    }

    private void thenARetryChangesNothing(String projection) {
        Map<String, List<String>> before = side.rows();
        assertThat(side.projections().retry(projection)).contains(told - 1);
        assertThat(side.rows()).isEqualTo(before);
        assertThat(side.health().getStatus()).isEqualTo(Status.DOWN);
    }

    /** In order: out of order every event behind the first would be a hole in its engagement's sequence. */
    private void thenARetryHandlesAll(String projection) {
        assertThat(side.projections().retry(projection)).contains(0);
        assertThat(parked(projection)).isEmpty();
    }

    private void thenAllIsWell() {
        assertThat(side.health().getStatus()).isEqualTo(Status.UP);
        tellUpTo(STORY.size());
        assertThat(side.awaitCaughtUp().rows()).isEqualTo(healthyRows());
    }

    private static void failAtThePoison(LedgerEvent event) {
        if (event.entry().subject().equals("e-bad") && event.event() instanceof DeliverableRequested) {
            throw new IllegalArgumentException("no such colour");
        }
    }

    @Test
    void whatAProjectionThrowsAtIsParkedWithItsFollowersUntilARetry() {
        trouble.begin(DeadLetteringTest::failAtThePoison);
        tellUpTo(4);
        side.awaitCaughtUp();
        thenParked("compliance", "java.lang.IllegalArgumentException: no such colour");
        thenThePoisonLeftNoRow();
        tellUpTo(8);
        side.awaitCaughtUp();
        thenParked("compliance", "java.lang.IllegalArgumentException: no such colour");
        thenAllElseGoesOn("compliance", "work_facts");
        thenARetryChangesNothing("compliance");

        trouble.end();
        thenARetryHandlesAll("compliance");
        thenAllIsWell();
    }

    private void thenThePoisonLeftNoRow() {
        assertThat(side.sql()
                        .sql("SELECT version FROM query_side.compliance WHERE engagement_id = 'e-bad'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatTheDatabaseRefusesIsParkedWithItsFollowersUntilARetry() {
        side.sql()
                .sql("ALTER TABLE compliance_1.work_facts ADD CONSTRAINT no_bad CHECK (engagement_id <> 'e-bad')")
                .update();
        tellUpTo(8);
        side.awaitCaughtUp();
        thenParked("compliance", "violates check constraint \"no_bad\"");
        thenAllElseGoesOn("compliance", "work_facts");
        thenARetryChangesNothing("compliance");

        side.sql()
                .sql("ALTER TABLE compliance_1.work_facts DROP CONSTRAINT no_bad")
                .update();
        thenARetryHandlesAll("compliance");
        thenAllIsWell();
    }

    @Test
    void anEventThatThisReleaseDoesNotKnowIsParkedUntilOneThatDoes() {
        side.close();
        tellUpTo(8);
        log.rename(3, "deliverable-praised");
        restart();
        side.awaitCaughtUp();
        List<String> all = side.projections().statuses().stream()
                .map(status -> status.name())
                .toList();
        assertThat(all).hasSize(5).allSatisfy(projection -> {
            thenParked(projection, "deliverable-praised");
            thenARetryChangesNothing(projection);
        });

        log.rename(3, "deliverable-requested");
        restart();
        side.awaitCaughtUp();
        assertThat(all).allSatisfy(this::thenARetryHandlesAll);
        thenAllIsWell();
    }

    @Test
    void aRetryHandlesOneEngagementWhileAnotherStillWaits() {
        trouble.begin(event -> {
            if (event.event() instanceof DeliverableRequested) {
                throw new IllegalArgumentException("no such colour");
            }
        });
        tellUpTo(8);
        side.awaitCaughtUp();
        assertThat(parked("compliance")).hasSize(14);

        trouble.begin(DeadLetteringTest::failAtThePoison);

        assertThat(side.projections().retry("compliance")).contains(7);
        thenParked("compliance", "no such colour");
        thenAllElseGoesOn("compliance", "work_facts");
    }

    @Test
    void nobodyCanRetryAProjectionThatThereIsNot() {
        assertThat(side.projections().retry("weather")).isEmpty();
    }

    /** A connection that dies, and a deadlock, after which the connection would still take a parked event. */
    @ParameterizedTest
    @ValueSource(strings = {"PERFORM pg_terminate_backend(pg_backend_pid())", "RAISE deadlock_detected"})
    void aFailureOfTheDatabaseItselfParksNothing(String failure) {
        AtomicInteger failures = new AtomicInteger();
        trouble.begin(event -> {
            if (failures.incrementAndGet() <= 3) {
                side.sql().sql("DO $$ BEGIN " + failure + "; END $$").update();
            }
        });
        tellUpTo(8);

        side.awaitCaughtUp();

        assertThat(failures).hasValueGreaterThan(3);
        assertThat(parked("compliance")).isEmpty();
        thenAllIsWell();
    }

    @Test
    void aDatabaseThatIsAwayParksNothingAndIsFollowedAgainWhenItIsBack() throws SQLException {
        tellUpTo(4);
        side.awaitCaughtUp();
        String name =
                side.sql().sql("SELECT current_database()").query(String.class).single();
        superuser("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
        superuser("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
        tellUpTo(8);
        await().untilAsserted(() -> assertThat(side.health().getDetails().get("error"))
                .asString()
                .startsWith(CannotGetJdbcConnectionException.class.getName()));
        superuser("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");

        side.awaitCaughtUp();

        thenAllIsWell();
    }

    private static void superuser(String sql) throws SQLException {
        try (Connection connection = TestPostgres.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
