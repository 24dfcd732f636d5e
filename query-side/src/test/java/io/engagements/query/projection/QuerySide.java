package io.engagements.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.engagements.events.stored.ContractJson;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.query.QuerySideConfiguration;
import io.engagements.query.access.AccessRecord;
import io.engagements.query.answer.Freshness;
import io.engagements.query.answer.Viewer;
import io.engagements.query.engagement.Engagements;
import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LedgerEvent;
import io.engagements.query.party.PartyKeys;
import io.engagements.query.projection.Projections.ProjectionStatus;
import io.engagements.query.proof.CheckpointSource;
import io.engagements.query.replay.Replay;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.tasks.Task;
import io.engagements.support.access.Access;
import io.engagements.support.access.AccessFilter;
import io.engagements.support.access.AccessesOfEngagement;
import io.engagements.support.access.RecordedAccess;
import io.engagements.support.background.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.flywaydb.core.Flyway;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The query side as it runs, without its web and its security: every projection follows the log. */
public final class QuerySide implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String LONGEST_TRANSACTION = "30s";

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Database database;

    private QuerySide(
            Database database,
            Consumer<AnnotationConfigApplicationContext> entries,
            Trouble trouble,
            String longestTransaction) {
        this.database = database;
        entries.accept(context);
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        context.getBeanFactory().addBeanPostProcessor(trouble);
        context.registerBean(DataSource.class, () -> pool(database, longestTransaction));
        context.registerBean(Migrations.class, () -> database.migrations(context.getBean(DataSource.class)));
        context.registerBean(InstantSource.class, InstantSource::system);
        context.registerBean(PartyKeys.class, () -> parties -> Map.of());
        context.registerBean(AccessRecord.class, NothingRecorded::new);
        context.registerBean(CheckpointSource.class, NothingSigned::new);
        context.register(Parts.class);
        context.refresh();
    }

    static QuerySide on(Database database, EntryLog log) {
        return on(database, log, new Trouble("none"));
    }

    static QuerySide on(Database database, EntryLog log, Trouble trouble) {
        return on(database, log, trouble, LONGEST_TRANSACTION);
    }

    static QuerySide on(Database database, EntryLog log, Trouble trouble, String longestTransaction) {
        return new QuerySide(
                database, context -> context.registerBean(EntryLog.class, () -> log), trouble, longestTransaction);
    }

    /** What it follows comes from where the settings say. */
    public static QuerySide on(Database database, Map<String, Object> settings) {
        return new QuerySide(
                database, context -> IntakeSide.set(context, settings), new Trouble("none"), LONGEST_TRANSACTION);
    }

    /** The tables as the first release made them. */
    static void migrateToTheFirstRelease(Database database) {
        Flyway.configure()
                .dataSource(database.dataSource())
                .schemas("query_side")
                .locations("classpath:db/query")
                .target("1")
                .repeatableSqlMigrationPrefix("None")
                .load()
                .migrate();
    }

    static HikariDataSource pool(Database database) {
        return pool(database, LONGEST_TRANSACTION);
    }

    private static HikariDataSource pool(Database database, String longestTransaction) {
        HikariDataSource pool = database.pool(longestTransaction);
        pool.setConnectionTimeout(2_000);
        return pool;
    }

    public JdbcClient sql() {
        return context.getBean(JdbcClient.class);
    }

    Projections projections() {
        return context.getBean(Projections.class);
    }

    Collection<Projection> allProjections() {
        return context.getBeansOfType(Projection.class).values();
    }

    Rebuilds rebuilds() {
        return context.getBean(Rebuilds.class);
    }

    /** Has a projection made again, and waits until that is read. */
    QuerySide rebuild(String projection) {
        assertThat(rebuilds().rebuild(projection)).isPresent();
        return awaitBuilt(projection);
    }

    /** Has a projection compared with what it would be, and waits for the result. */
    QuerySide verify(String projection) {
        assertThat(rebuilds().verify(projection)).isPresent();
        return awaitBuilt(projection);
    }

    QuerySide awaitBuilt(String projection) {
        await().atMost(PATIENCE).until(() -> !rebuilds().isUnderWay(projection));
        return this;
    }

    Replay replay() {
        return context.getBean(Replay.class);
    }

    /** An engagement as its rows have it. */
    Engagement engagement(String id) {
        return context.getBean(Engagements.class)
                .find(id, new Viewer(true, "", "", ""))
                .orElseThrow();
    }

    /** What is expected about each deliverable itself, as JSON. */
    Map<String, String> tasksAboutWork(String engagementId) {
        Map<String, String> tasks = new TreeMap<>();
        sql().sql(
                        "SELECT part_id || ' ' || side, doc FROM query_side.engagement_task WHERE subject_id = ? AND part_id <> ''"
                                + " AND part_id !~ '/'")
                .param(engagementId)
                .query(row -> {
                    tasks.put(row.getString(1), row.getString(2));
                });
        return tasks;
    }

    static String json(Task task) {
        return ContractJson.mapper().writeValueAsString(task);
    }

    ProjectionStatus status(String projection) {
        return projections().statuses().stream()
                .filter(status -> status.name().equals(projection))
                .findFirst()
                .orElseThrow();
    }

    Health health() {
        return health("projections");
    }

    /** @param part what it is called in the answer */
    Health health(String part) {
        return Objects.requireNonNull(
                context.getBean(part + "HealthIndicator", HealthIndicator.class).health());
    }

    public QuerySide awaitCaughtUp() {
        await().atMost(PATIENCE).until(projections()::areCaughtUp);
        return this;
    }

    /** Hands events to every projection itself, so many at once. */
    void feed(List<LedgerEvent> events, int atOnce) {
        for (int from = 0; from < events.size(); from += atOnce) {
            List<LedgerEvent> batch = events.subList(from, Math.min(events.size(), from + atOnce));
            context.getBean(TransactionTemplate.class)
                    .executeWithoutResult(status -> context.getBeansOfType(Projection.class)
                            .values()
                            .forEach(projection -> projection.apply(projection.name() + "_1", batch)));
        }
    }

    /** Every projected row of every table. */
    public Map<String, List<String>> rows() {
        try (Connection connection = database.connect()) {
            return ProjectedRows.copy(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Freshness freshness() {
        return context.getBean(Freshness.class);
    }

    /** From here on it reaches the database no more, and gives nothing back, as if it was killed. */
    void cutOff() {
        context.getBean(HikariDataSource.class).close();
    }

    @Override
    public void close() {
        context.close();
    }

    /** Nobody asks here. */
    private static final class NothingRecorded implements AccessRecord {

        @Override
        public void add(List<Access> accesses) {
            assertThat(accesses).isEmpty();
        }

        @Override
        public List<RecordedAccess> find(AccessFilter wanted, long before, int atMost) {
            return List.of();
        }

        @Override
        public List<RecordedAccess> of(AccessesOfEngagement wanted, long before, int atMost) {
            return List.of();
        }
    }

    /** No {@code @Configuration}: the product's own scan of these packages must not find it. */
    @ComponentScan(
            basePackageClasses = QuerySideConfiguration.class,
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                ".*Controller",
                                ".*\\.diff\\.Differences",
                                ".*\\.query\\.evidence\\..*",
                                ".*\\.QuerySide(Configuration|Application)"
                            }))
    static class Parts extends QueryDatabase {

        @Bean
        @DependsOn("querySideMigrations")
        TokenStore projectionPositions(DataSource dataSource) {
            return new QuerySideConfiguration().projectionPositions(dataSource);
        }
    }

    /** Nobody takes anything home. */
    private static final class NothingSigned implements CheckpointSource {

        @Override
        public Batch after(long number, int atMost) {
            return new Batch(List.of(), List.of(), false);
        }

        @Override
        public List<Stamp> stampsAfter(long number, int atMost) {
            return List.of();
        }
    }
}
