package io.engagements.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.postgres.ShortLivedJvm;
import io.engagements.query.projection.ProjectedRows;
import io.engagements.standalone.faults.Journal.Answer;
import io.engagements.standalone.faults.Journal.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * The product is killed at random moments under load, its PostgreSQL too, and started again on what is left.
 *
 * <p>The long version is part of {@code mvn verify -Plong}; longer still: {@code mvn test -pl standalone -am
 * -Dtest=KillNineTest -Dsurefire.failIfNoSpecifiedTests=false -Dfaults.lives=20 -Dfaults.load=300}; {@code
 * -Dfaults.seed=…} gives it other moments. Journal and log stay in
 * {@code standalone/target/kill-nine}.
 */
@EnabledOnOs(OS.LINUX)
class KillNineTest {

    private static final int LIVES = Integer.getInteger("faults.lives", 2);
    /** About so many commands are answered between two deaths. */
    private static final int LOAD = Integer.getInteger("faults.load", 120);

    private static final long SEED = Long.getLong("faults.seed", 20261123);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Commands that are sent once more in the end. */
    private static final int SAMPLE = 100;

    /** The kinds of death, first what takes both with it, and what takes no start of a JVM; then as they come. */
    private static final List<Integer> DEATHS = List.of(2, 1, 0);

    private static final List<String> PROJECTIONS =
            List.of("candidacies", "engagements", "compliance", "history", "parties");

    private static final String BUILDING = "SELECT count(*) FROM query_side.generation WHERE state = 'BUILDING'";

    private final Path home = Path.of("target", "kill-nine");
    private final Random random = new Random(SEED);

    @Test
    void keepsEveryPromiseOverManyDeaths() throws Exception {
        FileSystemUtils.deleteRecursively(home);
        Files.createDirectories(home);
        Journal journal = new Journal(home.resolve("journal.txt"));
        try (ProductProcess product = new ProductProcess(home)) {
            Api api = new Api(product, journal);
            product.start(ShortLivedJvm.OPTIONS);
            product.awaitReady();
            live(product, api, journal);
            tell(journal);
            check(product, api, journal);
        }
    }

    private void live(ProductProcess product, Api api, Journal journal) throws Exception {
        try (Lifecycles load = new Lifecycles(api, SEED)) {
            load.begin();
            for (int life = 0; life < LIVES; life++) {
                awaitLoad(product, journal);
                die(product, life < DEATHS.size() ? DEATHS.get(life) : random.nextInt(4));
                product.awaitReady();
            }
            awaitLoad(product, journal);
            load.end();
        }
    }

    /** On a slow machine as on a fast one something is under way when death comes. */
    private void awaitLoad(ProductProcess product, Journal journal) throws InterruptedException {
        long enough = journal.answers() + LOAD / 2 + random.nextInt(LOAD);
        while (journal.answers() < enough) {
            assertThat(product.isAlive()).as("somebody else ended the product").isTrue();
            Thread.sleep(10);
        }
        Thread.sleep(random.nextInt(200));
    }

    private void die(ProductProcess product, int death) throws Exception {
        switch (death) {
            case 0 -> {
                product.kill();
                product.start(ShortLivedJvm.OPTIONS);
            }
            case 1 -> product.killPostgres();
            case 2 -> {
                product.killPostgres();
                product.kill();
                product.start(ShortLivedJvm.OPTIONS);
            }
            default -> {
                product.kill();
                product.start(ShortLivedJvm.OPTIONS);
                Thread.sleep(random.nextInt(6_000));
                product.kill();
                product.start(ShortLivedJvm.OPTIONS);
            }
        }
    }

    private static void tell(Journal journal) {
        Map<Request, Answer> settled = journal.settled();
        long done = settled.values().stream().filter(Answer::isDone).count();
        System.out.printf(
                "kill -9: %d lives, %d commands, %d done, %d sent more than once%n",
                LIVES, settled.size(), done, journal.repeated());
    }

    private void check(ProductProcess product, Api api, Journal journal) throws Exception {
        Thread.sleep(6_000);
        Checker checker = new Checker(journal, Instant.now().minusSeconds(3));
        awaitCaughtUp(api, product);
        try (Connection database = product.connect()) {
            assertThat(checker.faults(database)).isEmpty();
            noticesEveryTampering(checker, database);
        }
        api.requireTheSameAgain(SAMPLE);
        rebuild(product, api);
        try (Connection database = product.connect()) {
            assertThat(checker.faults(database)).isEmpty();
        }
    }

    /** A checker that cannot fail shows nothing: each of these, undone again, must be noticed. */
    private static void noticesEveryTampering(Checker checker, Connection database) throws SQLException {
        database.setAutoCommit(false);
        for (String tampering : Tampering.STATEMENTS) {
            try (Statement statement = database.createStatement()) {
                assertThat(statement.executeUpdate(tampering)).as(tampering).isPositive();
            }
            assertThat(checker.faults(database)).as(tampering).isNotEmpty();
            database.rollback();
        }
        database.setAutoCommit(true);
    }

    /** Killed in the middle of it, too, the product makes the same rows again; and without any it makes them anew. */
    private static void rebuild(ProductProcess product, Api api) throws Exception {
        Map<String, List<String>> live;
        try (Connection database = product.connect()) {
            live = ProjectedRows.copy(database);
            killInTheMiddle(product, api, database);
        }
        product.start(ShortLivedJvm.OPTIONS);
        product.awaitReady();
        awaitCaughtUp(api, product);
        try (Connection database = product.connect()) {
            awaitBuilt(database);
            assertThat(ProjectedRows.copy(database)).isEqualTo(live);
            product.kill();
            ProjectedRows.delete(database);
        }
        product.start(ShortLivedJvm.OPTIONS);
        product.awaitReady();
        awaitCaughtUp(api, product);
        try (Connection database = product.connect()) {
            assertThat(ProjectedRows.copy(database)).isEqualTo(live);
        }
    }

    private static void killInTheMiddle(ProductProcess product, Api api, Connection database) throws Exception {
        for (String projection : PROJECTIONS) {
            assertThat(api.post("ines", "/api/audit/projections/" + projection + "/rebuild"))
                    .isEqualTo(202);
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (Rows.number(database, BUILDING + " AND position > 0") == 0) {
            assertThat(System.nanoTime()).as("nothing is built").isLessThan(end);
            Thread.sleep(1);
        }
        product.kill();
        long left = Rows.number(database, BUILDING);
        System.out.printf("kill -9 with %d of %d generations to be built%n", left, PROJECTIONS.size());
        assertThat(left).isPositive();
    }

    private static void awaitBuilt(Connection database) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (Rows.number(database, "SELECT count(*) FROM query_side.generation WHERE state <> 'LIVE'") > 0) {
            assertThat(System.nanoTime()).as("it is not gone on with").isLessThan(end);
            Thread.sleep(100);
        }
        assertThat(Rows.number(database, "SELECT sum(number) FROM query_side.generation"))
                .isEqualTo(2L * PROJECTIONS.size());
    }

    private static void awaitCaughtUp(Api api, ProductProcess product) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isCaughtUp(api, product)) {
            assertThat(System.nanoTime()).as("the projections do not catch up").isLessThan(end);
            Thread.sleep(100);
        }
    }

    private static boolean isCaughtUp(Api api, ProductProcess product) throws Exception {
        long events;
        try (Connection database = product.connect()) {
            events = Rows.number(database, "SELECT count(*) FROM command_side.event");
        }
        for (JsonNode projection : api.get("ines", "/api/audit/projections").required("items")) {
            if (projection.required("position").longValue() < events) {
                return false;
            }
        }
        return true;
    }
}
