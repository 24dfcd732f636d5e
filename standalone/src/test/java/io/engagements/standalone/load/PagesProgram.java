package io.engagements.standalone.load;

import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Measures pages of one engagement with 2 000 pieces of work among 100 000 events, and prints a table. No test: its name
 * keeps it out of the test run. From the root, some minutes:
 *
 * <p>{@code mvn -q test -pl standalone -am -Dtest=PagesProgram -Dsurefire.failIfNoSpecifiedTests=false -Dtest.jvm=},
 * perhaps with {@code -Dload.events=100000 -Dload.deliverables=2000 -Dload.reads=200}; with {@code -Dload.again=true}
 * what the last run left is read again.
 */
class PagesProgram {

    private static final int EVENTS = Integer.getInteger("load.events", 100_000);
    private static final int DELIVERABLES = Integer.getInteger("load.deliverables", 2_000);

    private static final boolean AGAIN = Boolean.getBoolean("load.again");

    /** More of each kind than one page shows. */
    private static final int OPEN = 30;

    private static final int STEPS_OF_OTHERS = 500;

    @Test
    void measure() throws Exception {
        Path data = Path.of("target", "load").toAbsolutePath();
        if (!AGAIN) {
            FileSystemUtils.deleteRecursively(data);
        }
        try (Product product = new Product(data)) {
            if (!AGAIN) {
                Lifecycle large = new Lifecycle(Growth.CLIENT, Growth.VA, new Random(DELIVERABLES));
                product.register(Growth.CLIENT, Growth.VA);
                fill(product, large);
                await().atMost(Duration.ofMinutes(10))
                        .until(() -> product.replay().versionOf(large.engagementId()) >= large.version());
            }
            try (Connection database = product.connect()) {
                String id = first(
                        database,
                        "SELECT engagement_id FROM query_side.engagement WHERE client_id = '" + Growth.CLIENT + "'");
                System.out.printf(
                        "%n%s events, load of the machine %.1f%n",
                        first(database, "SELECT count(*) FROM command_side.event"),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
                tell(product, id, Reading.halfway(database, id));
            }
        }
    }

    private static void tell(Product product, String id, String halfway) throws Exception {
        PagesRead pages = new PagesRead(product.port());
        String path = "/engagements/" + id;
        String numbers = path + "/numbers";
        pages.tell(
                Growth.CLIENT,
                List.of(
                        "/today",
                        path,
                        path + "/work",
                        path + "/work/d7",
                        path + "/work/d7/statements",
                        path + "/ask",
                        path + "/deliverables/s7/review",
                        path + "/proposals",
                        path + "/statements",
                        path + "/terms",
                        path + "/documents",
                        path + "/handed-over",
                        path + "/end",
                        path + "/end/notice",
                        numbers,
                        numbers + "?why=onTimeAgreed",
                        numbers + "?why=roundsPerAccepted",
                        numbers + "?why=grounds&asOf=" + halfway,
                        numbers + "?why=commitments&from=" + halfway,
                        numbers + "?from=" + halfway,
                        "/numbers?why=commitments",
                        "/engagements",
                        "/candidacies"));
        pages.tell(
                Growth.VA,
                List.of(
                        "/today",
                        path,
                        path + "/deliverables/c7/deliver",
                        path + "/resign",
                        "/numbers",
                        "/numbers?why=onTimeAgreed&from=" + halfway));
        pages.tell("ines", audited(path, halfway));
        pages.tell("operator", List.of("/today", "/operation", "/operation/projections/compliance"));
        pages.tellSample("ines");
        pages.tellCostly(
                "ines",
                List.of(
                        path + "/proof/package",
                        path + "/proof/verify",
                        "/proof/package",
                        "/proof/verify",
                        "/proof/package?party=" + Growth.VA));
    }

    private static List<String> audited(String path, String halfway) {
        String ofClient = "party=" + Growth.CLIENT;
        return List.of(
                "/today",
                "/find",
                "/find?rule=TIMESHEETS-NOT-OWED&ground=INFERIOR_QUALITY",
                "/find?" + ofClient,
                "/find/work",
                "/find/work?late=VA",
                "/find/work?state=REJECTED&" + ofClient,
                "/find/candidacies?state=OPEN",
                "/find/parties",
                "/late",
                "/late?asOf=" + halfway,
                "/ledger",
                "/ledger?after=90000",
                "/ledger?kind=REFUSED",
                "/ledger?kind=WAIVED&" + ofClient,
                "/ledger?type=deliverable-rejected&" + ofClient,
                "/ledger/50000",
                "/ledger/50000/check",
                "/accesses",
                "/proof",
                path,
                path + "?asOf=" + halfway,
                path + "/work?asOf=" + halfway,
                path + "/work/d7?asOf=" + halfway,
                path + "/numbers?asOf=" + halfway,
                path + "/replay",
                path + "/replay?at=5000",
                path + "/replay?piece=d7",
                path + "/replay?at=" + halfway,
                path + "/compare?from=5000&to=5010",
                path + "/compare?from=5000&to=5060",
                path + "/value?path=deliverables/d7/state",
                path + "/value?path=deliverables/d7/state&from=5000",
                path + "/accesses",
                path + "/proof",
                path + "/report",
                path + "/report?asOf=" + halfway,
                "/samples",
                "/samples/new?kind=REFUSED",
                "/parties/" + Growth.VA + "/record?as=VA",
                "/parties/" + Growth.VA + "/independence");
    }

    /** The large one by one sender, for its commands follow each other; all others meanwhile, until there is enough. */
    private static void fill(Product product, Lifecycle large) throws Exception {
        AtomicInteger given = new AtomicInteger();
        List<Thread> senders = new ArrayList<>();
        senders.add(new Thread(() -> given.addAndGet(live(product, large))));
        for (int sender = 1; sender < Senders.COUNT; sender++) {
            String client = "load-client-" + sender;
            String va = "load-va-" + sender;
            product.register(client, va);
            Random random = new Random(sender);
            senders.add(new Thread(() -> {
                while (given.get() < EVENTS - DELIVERABLES * 5) {
                    Lifecycle other = new Lifecycle(client, va, random);
                    other.hiring().forEach(product::give);
                    for (int step = 0; step < STEPS_OF_OTHERS; step++) {
                        product.give(other.work());
                    }
                    given.addAndGet(STEPS_OF_OTHERS);
                }
            }));
        }
        senders.forEach(Thread::start);
        for (Thread sender : senders) {
            sender.join();
        }
    }

    /** As many pieces of work as are wanted; of the last ones some wait for somebody, and one was rejected. */
    private static int live(Product product, Lifecycle large) {
        large.hiring().forEach(product::give);
        for (int number = 0; number < OPEN; number++) {
            large.begun("r" + number, 1).forEach(product::give);
            large.begun("c" + number, 2).forEach(product::give);
            large.begun("s" + number, 3).forEach(product::give);
        }
        large.rejected("bad").forEach(product::give);
        int steps = 0;
        while (large.deliverables() < DELIVERABLES - 3 * OPEN) {
            product.give(large.work());
            steps++;
        }
        return steps;
    }

    private static String first(Connection database, String sql) throws Exception {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
