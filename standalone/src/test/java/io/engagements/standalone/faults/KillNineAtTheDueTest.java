package io.engagements.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.postgres.ShortLivedJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.util.FileSystemUtils;

/**
 * The product is killed while many deadlines fall due: each is recorded, and none twice. Hundreds of them with
 * {@code mvn verify -Plong}, by {@code -Dfaults.engagements=25}.
 */
@EnabledOnOs(OS.LINUX)
class KillNineAtTheDueTest {

    private static final int ENGAGEMENTS_PER_PAIR = Integer.getInteger("faults.engagements", 3);
    private static final int DUES_PER_ENGAGEMENT = 3;
    private static final int DUES = Lifecycles.PAIRS.size() * ENGAGEMENTS_PER_PAIR * DUES_PER_ENGAGEMENT;

    /** All are promised before the first is due, also where the machine has other work. */
    private static final Duration TO_COMMIT = Duration.ofSeconds(6 + DUES / 20);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final Path home = Path.of("target", "kill-nine-at-the-due");

    @Test
    void everyDeadlineIsRecordedOnceAlsoWhenDeathComesAmongThem() throws Exception {
        FileSystemUtils.deleteRecursively(home);
        Files.createDirectories(home);
        Journal journal = new Journal(home.resolve("journal.txt"));
        try (ProductProcess product = new ProductProcess(home)) {
            product.start(ShortLivedJvm.OPTIONS);
            product.awaitReady();
            Instant due = oweAtOneInstant(new Api(product, journal));
            dieAmongThem(product, due);
            product.start(ShortLivedJvm.OPTIONS);
            product.awaitReady();
            check(product, new Checker(journal, due.plusSeconds(1)));
        }
    }

    /** Every VA owes several pieces in every engagement, all by the same second. */
    private static Instant oweAtOneInstant(Api api) throws Exception {
        List<List<String>> pairs = Lifecycles.PAIRS;
        ExecutorService threads = Executors.newFixedThreadPool(pairs.size());
        try {
            List<List<String>> hired =
                    all(threads, pairs.stream().map(pair -> hirings(api, pair)).toList());
            Instant due = Instant.now().plus(TO_COMMIT).truncatedTo(ChronoUnit.SECONDS);
            all(
                    threads,
                    IntStream.range(0, pairs.size())
                            .mapToObj(number -> commitments(api, pairs.get(number), hired.get(number), due))
                            .toList());
            return due;
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> List<T> all(ExecutorService threads, List<Callable<T>> tasks) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> each : threads.invokeAll(tasks)) {
            results.add(each.get());
        }
        return results;
    }

    private static Callable<List<String>> hirings(Api api, List<String> pair) {
        Hiring hiring = new Hiring(api, pair, new Random(pair.hashCode()));
        return () -> {
            String[] engagements = new String[ENGAGEMENTS_PER_PAIR];
            for (int number = 0; number < ENGAGEMENTS_PER_PAIR; number++) {
                engagements[number] = hiring.complete(hiring.open());
            }
            return List.of(engagements);
        };
    }

    private static Callable<Void> commitments(Api api, List<String> pair, List<String> engagements, Instant due) {
        return () -> {
            for (String engagement : engagements) {
                for (int number = 1; number <= DUES_PER_ENGAGEMENT; number++) {
                    commit(api, pair, engagement, "d" + number, due);
                }
            }
            return null;
        };
    }

    private static void commit(Api api, List<String> pair, String engagement, String deliverable, Instant due)
            throws InterruptedException {
        api.done(
                pair.get(0),
                "request-deliverable",
                Map.of(
                        "engagementId",
                        engagement,
                        "deliverableId",
                        deliverable,
                        "title",
                        "Price list",
                        "criteria",
                        List.of(Map.of("id", "c1", "text", "Every price is right")),
                        "due",
                        due.toString()));
        api.done(
                pair.get(1), "commit-to-deliverable", Map.of("engagementId", engagement, "deliverableId", deliverable));
    }

    /** As soon as the first of them is recorded. */
    private static void dieAmongThem(ProductProcess product, Instant due) throws Exception {
        Instant end = due.plus(PATIENCE);
        try (Connection database = product.connect()) {
            int recorded = 0;
            while (recorded == 0) {
                assertThat(Instant.now()).as("nothing falls due").isBefore(end);
                recorded = missed(database);
            }
            product.kill();
            System.out.printf("kill -9 with %d of %d deadlines recorded%n", missed(database), DUES);
        }
    }

    private void check(ProductProcess product, Checker checker) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        try (Connection database = product.connect()) {
            while (missed(database) < DUES || !checker.faults(database).isEmpty()) {
                assertThat(Instant.now()).as(() -> faults(checker, database)).isBefore(end);
                Thread.sleep(200);
            }
            assertThat(missed(database)).isEqualTo(DUES);
        }
    }

    private static String faults(Checker checker, Connection database) {
        try {
            return missed(database) + " of " + DUES + " recorded; " + checker.faults(database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int missed(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM command_side.event WHERE payload_type = 'deadline-missed'")) {
            row.next();
            return row.getInt(1);
        }
    }
}
