package io.engagements.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.WorkEvent.DeliverableRequested;
import io.engagements.events.stored.ContractJson;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.engagement.ContractDocuments;
import io.engagements.query.log.LedgerEvent;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.Stories;
import io.engagements.rules.contract.Contract;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Rows are made again beside those that are read. */
@ExtendWith(OutputCaptureExtension.class)
class GenerationsTest {

    private static final List<EngagementEvent> STORY =
            Stories.everything().history().stream().map(RecordedEvent::event).toList();
    private static final Duration IN_TIME = Duration.ofSeconds(5);

    private static final String SWITCH_BY_HAND = """
            CREATE SCHEMA compliance_9;
            CREATE TABLE compliance_9.compliance (LIKE compliance_1.compliance INCLUDING ALL);
            CREATE TABLE compliance_9.work_facts (LIKE compliance_1.work_facts INCLUDING ALL);
            CREATE TABLE compliance_9.guard_refusal (LIKE compliance_1.guard_refusal INCLUDING ALL);
            INSERT INTO compliance_9.compliance SELECT * FROM compliance_1.compliance;
            INSERT INTO compliance_9.work_facts SELECT * FROM compliance_1.work_facts;
            INSERT INTO compliance_9.guard_refusal SELECT * FROM compliance_1.guard_refusal;
            DROP VIEW query_side.compliance, query_side.work_facts, query_side.guard_refusal;
            CREATE VIEW query_side.compliance AS SELECT * FROM compliance_9.compliance;
            CREATE VIEW query_side.work_facts AS SELECT * FROM compliance_9.work_facts;
            CREATE VIEW query_side.guard_refusal AS SELECT * FROM compliance_9.guard_refusal;
            UPDATE query_side.generation SET state = 'RETIRED' WHERE projection = 'compliance';
            INSERT INTO query_side.generation (projection, number, revision, shape, state, position)
            SELECT projection, 9, revision, shape, 'LIVE', position FROM query_side.generation WHERE projection = 'compliance'
            """;

    private final Database database = TestPostgres.createDatabase();
    private final MemoryLog log = new MemoryLog();
    private final Trouble trouble = new Trouble("compliance");
    private QuerySide side;

    @BeforeEach
    void start() {
        tell("e-first");
        side = QuerySide.on(database, log, trouble).awaitCaughtUp();
    }

    @AfterEach
    void stop() {
        side.close();
    }

    private void restart() {
        side.close();
        side = QuerySide.on(database, log, trouble);
    }

    private void tell(String engagement) {
        STORY.forEach(event -> log.tell(engagement, event));
    }

    private void tellMany(int from, int to) {
        for (int number = from; number < to; number++) {
            tell("e" + number);
        }
    }

    /** The rows of a query side that never made anything again. */
    private Map<String, List<String>> healthyRows() {
        try (QuerySide healthy = QuerySide.on(TestPostgres.createDatabase(), log)) {
            return healthy.awaitCaughtUp().rows();
        }
    }

    private void thenRowsAreHealthy() {
        assertThat(side.awaitCaughtUp().rows()).isEqualTo(healthyRows());
        assertThat(side.health().getStatus()).isEqualTo(Status.UP);
    }

    private List<String> schemas() {
        return side.sql()
                .sql("SELECT nspname FROM pg_namespace WHERE nspname ~ '_[0-9]+$' ORDER BY nspname")
                .query(String.class)
                .list();
    }

    private void thenSchemasAre(int ofCompliance) {
        await().untilAsserted(() -> assertThat(schemas())
                .containsExactly(
                        "candidacies_1", "compliance_" + ofCompliance, "engagements_1", "history_1", "parties_1"));
    }

    @Test
    void thePlannerIsToldWhatWasMade() {
        side.rebuild("compliance");
        await().untilAsserted(() -> assertThat(database.asOwner()
                        .sql("SELECT reltuples::int FROM pg_class WHERE oid = 'compliance_2.work_facts'::regclass")
                        .query(Integer.class)
                        .single())
                .isPositive());
    }

    @Test
    void whileEventsKeepComingNothingIsLostAndNoReaderSeesAnOlderState() throws Exception {
        tellMany(0, 40);
        side.awaitCaughtUp();
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> tellInTime(over));
        CompletableFuture<Long> reader = CompletableFuture.supplyAsync(() -> readOnAndOn(over));

        for (int round = 0; round < 3; round++) {
            side.rebuild("compliance").rebuild("history").verify("history");
            assertThat(verified("history")).contains("\"equal\":true");
        }
        over.set(true);

        writer.get();
        assertThat(reader.get()).isPositive();
        thenRowsAreHealthy();
        assertThat(side.status("compliance").generation()).isEqualTo(4);
    }

    private String verified(String projection) {
        return side.sql()
                .sql("SELECT found FROM query_side.verification WHERE projection = ?")
                .param(projection)
                .query(String.class)
                .single();
    }

    /** Goes on when what was told is to be seen. */
    private void tellInTime(AtomicBoolean over) {
        for (int number = 100; !over.get(); number++) {
            tell("e" + number);
            long told = log.head();
            await().atMost(IN_TIME).until(() -> side.status("compliance").position() >= told);
        }
    }

    private long readOnAndOn(AtomicBoolean over) {
        long last = 0;
        while (!over.get()) {
            long seen = side.sql()
                    .sql("SELECT (SELECT sum(version + 1) FROM query_side.compliance) + max(position)"
                            + " FROM query_side.history")
                    .query(Long.class)
                    .single();
            assertThat(seen).isGreaterThanOrEqualTo(last);
            last = seen;
        }
        return last;
    }

    @Test
    void aBatchThatWaitsForTheSwitchIsWrittenWhereItIsRead() throws SQLException {
        try (Connection switching = database.connectAsApplication();
                Statement statement = switching.createStatement()) {
            switching.setAutoCommit(false);
            statement.execute(SWITCH_BY_HAND);
            tell("e-late");
            await().until(() -> side.sql()
                    .sql("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND wait_event_type = 'Lock' AND query LIKE '%UPDATE query_side.generation%')")
                    .query(Boolean.class)
                    .single());
            switching.commit();
        }

        thenRowsAreHealthy();
        thenSchemasAre(9);
    }

    @Test
    void oneThatAStopInterruptsIsGoneOnWithWhereItStood() throws Exception {
        tellMany(0, 40);
        side.awaitCaughtUp();
        CountDownLatch inTheMiddle = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        trouble.begin(2, event -> waitAt(1_100, event, inTheMiddle, goOn));
        side.rebuilds().rebuild("compliance");
        inTheMiddle.await();

        assertThat(side.status("compliance").rebuild()).satisfies(progress -> {
            assertThat(progress.position()).isEqualTo(1_000);
            assertThat(progress.target()).isEqualTo(log.head());
            assertThat(progress.percent()).isEqualTo(1_000 * 100 / log.head());
        });
        assertThat(side.rebuilds().rebuild("compliance")).isEmpty();
        assertThat(side.rebuilds().verify("compliance")).isEmpty();
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(side::close);
        goOn.countDown();
        stopping.get();
        trouble.begin(2, event -> assertThat(event.entry().position()).isGreaterThan(1_000));
        restart();

        side.awaitBuilt("compliance");
        thenRowsAreHealthy();
        thenSchemasAre(2);
    }

    private static void waitAt(long position, LedgerEvent event, CountDownLatch there, CountDownLatch goOn) {
        if (event.entry().position() == position) {
            there.countDown();
            await().atMost(Duration.ofMinutes(2)).until(() -> goOn.getCount() == 0);
        }
    }

    @Test
    void poisonInTheNewOneMakesNobodyIllUntilItIsRead() throws SQLException {
        tellMany(0, 9);
        side.awaitCaughtUp();
        trouble.begin(2, GenerationsTest::failAtTheFirst);
        try (Connection holding = database.connect()) {
            holding.setAutoCommit(false);
            hold(holding, "compliance");
            side.rebuilds().rebuild("compliance");

            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            Objects.requireNonNull(side.status("compliance").rebuild())
                                            .parked()
                                    > 0);
            assertThat(side.status("compliance").parked()).isZero();
            assertThat(side.health().getStatus()).isEqualTo(Status.UP);
        }
        side.awaitBuilt("compliance");

        assertThat(side.status("compliance").parked()).isEqualTo(STORY.size() - beforeTheFirstRequest());
        assertThat(side.health().getStatus()).isEqualTo(Status.DOWN);
        trouble.end();
        assertThat(side.projections().retry("compliance")).contains(0);
        thenRowsAreHealthy();
    }

    /** Trying it again and again would make nothing whole, and would keep all others from being made. */
    @Test
    void overAnEntryThatIsGoneOneIsGivenUpUntilSomebodyAsksAgain(CapturedOutput output) {
        tellMany(0, 40);
        side.awaitCaughtUp();
        ObjectNode lost = log.lose(1_100);

        side.rebuild("compliance").verify("history").rebuild("parties");

        assertThat(verified("compliance")).contains("\"broken\":1100", "\"position\":1099", "\"equal\":false");
        assertThat(verified("history")).contains("\"broken\":1100");
        assertThat(output).contains("compliance_2 is given up: entry 1100 is gone");
        assertThat(side.status("compliance").generation()).isEqualTo(1);
        thenSchemasAre(1);

        log.find(1_100, lost);
        side.rebuild("compliance");

        assertThat(side.status("compliance").generation()).isEqualTo(2);
        assertThat(side.sql()
                        .sql("SELECT projection FROM query_side.verification ORDER BY projection")
                        .query(String.class)
                        .list())
                .as("what is known to be broken")
                .containsExactly("history", "parties");
        thenRowsAreHealthy();
    }

    private static long beforeTheFirstRequest() {
        return STORY.stream()
                .takeWhile(event -> !(event instanceof DeliverableRequested))
                .count();
    }

    /** Until the connection is closed the live one stays where it is, and stays live. */
    private static void hold(Connection connection, String projection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('" + projection + "', 1))");
        }
    }

    private static void failAtTheFirst(LedgerEvent event) {
        if (event.entry().subject().equals("e-first") && event.event() instanceof DeliverableRequested) {
            throw new IllegalArgumentException("no such colour");
        }
    }

    private static void fail(LedgerEvent event) {
        throw new IllegalArgumentException("no such colour");
    }

    @Test
    void whatTheLiveOneHasParkedIsForgottenWhenTheNewOneCouldHandleIt() {
        trouble.begin(1, GenerationsTest::fail);
        tell("e-bad");
        assertThat(side.awaitCaughtUp().status("compliance").parked()).isEqualTo(STORY.size());

        side.rebuild("compliance");

        thenRowsAreHealthy();
    }

    @Test
    void anotherRevisionIsMadeBeforeTheStartIsOver() {
        tellMany(0, 40);
        side.awaitCaughtUp();
        trouble.revise(1_000);
        restart();

        assertThat(side.status("compliance").generation()).isEqualTo(2);
        assertThat(side.status("compliance").revision()).isEqualTo(1_000);
        assertThat(side.rows()).isEqualTo(healthyRows());
        thenSchemasAre(2);
        tell("e-last");
        thenRowsAreHealthy();
    }

    private record AnotherDocument(String text) {}

    @Test
    void whatLooksOtherwiseIsMadeAgainBeforeTheStartIsOverThoughNobodyRaisedARevision() {
        int revision = side.status("compliance").revision();
        trouble.reshape(AnotherDocument.class);
        restart();

        assertThat(side.status("compliance").generation()).isEqualTo(2);
        assertThat(side.status("compliance").revision()).isEqualTo(revision);
        thenSchemasAre(2);
        restart();
        thenSchemasAre(2);
        tell("e-last");
        thenRowsAreHealthy();
    }

    /** Else a projection could keep something of whose shape nobody knows. */
    @Test
    void everyDocumentIsOfTheTypeThatItsProjectionNames() {
        assertThat(side.allProjections()).hasSizeGreaterThan(3).allSatisfy(projection -> {
            String schema = projection.name() + "_1";
            assertThat(tablesWithDocuments(schema))
                    .containsExactlyInAnyOrderElementsOf(projection.documents().keySet());
            projection.documents().forEach((table, type) -> thenHolds(schema + "." + table, type));
        });
    }

    private List<String> tablesWithDocuments(String schema) {
        return side.sql()
                .sql("SELECT table_name FROM information_schema.columns WHERE table_schema = ? AND column_name = 'doc'")
                .param(schema)
                .query(String.class)
                .list();
    }

    /** Facts are arrays, read by a reader of their own. */
    private void thenHolds(String table, Class<?> type) {
        List<String> docs =
                side.sql().sql("SELECT doc FROM " + table).query(String.class).list();
        assertThat(docs).filteredOn(doc -> !doc.startsWith("[")).allSatisfy(doc -> assertThat(readAndWritten(doc, type))
                .isEqualTo(doc));
    }

    private static String readAndWritten(String doc, Class<?> type) {
        return type == Contract.class
                ? ContractDocuments.written(ContractDocuments.read(doc))
                : ContractJson.mapper().writeValueAsString(ContractJson.mapper().readValue(doc, type));
    }

    @Test
    void whatAKillLeftIsClearedUpAtTheStart() {
        side.sql().sql("""
                        INSERT INTO query_side.generation (projection, number, revision, state) VALUES
                        ('compliance', 2, 1, 'VERIFYING'), ('history', 7, 1, 'RETIRED'),
                        ('engagements', 3, 0, 'BUILDING'), ('quality', 1, 1, 'LIVE')
                        """).update();
        for (String schema : List.of("compliance_2", "history_7", "engagements_3", "quality_1")) {
            side.sql().sql("CREATE SCHEMA " + schema).update();
        }
        restart();

        thenSchemasAre(1);
        assertThat(side.sql()
                        .sql("SELECT count(*) FROM query_side.verification")
                        .query(Long.class)
                        .single())
                .as("a verification is not gone on with")
                .isZero();
        thenRowsAreHealthy();
    }

    @Test
    void anInstallationOfTheFirstReleaseIsMadeAgainFromTheLedger() {
        Database old = TestPostgres.createDatabase();
        QuerySide.migrateToTheFirstRelease(old);
        JdbcClient.create(old.dataSource()).sql("""
                INSERT INTO query_side.token_entry (processor_name, segment, token, token_type, timestamp)
                SELECT 'compliance', 0, convert_to('{"globalIndex":5}', 'UTF8'),
                       'org.axonframework.eventhandling.GlobalSequenceTrackingToken', now()::text;
                INSERT INTO query_side.compliance VALUES ('e-first', 4);
                INSERT INTO query_side.review VALUES ('e-first', 'd1', 1, '{}');
                INSERT INTO query_side.parked VALUES ('compliance', 6, 'e-first', 'no such colour')
                """).update();
        try (QuerySide upgraded = QuerySide.on(old, log)) {
            assertThat(upgraded.awaitCaughtUp().rows()).isEqualTo(healthyRows());
        }
    }

    @Test
    void nobodyCanRebuildWhatThereIsNot() {
        assertThatThrownBy(() -> side.rebuilds().rebuild("weather")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> side.rebuilds().verify("weather")).isInstanceOf(ProblemException.class);
    }
}
