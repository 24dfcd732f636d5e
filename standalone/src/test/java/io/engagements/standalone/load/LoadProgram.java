package io.engagements.standalone.load;

import io.engagements.standalone.load.Senders.Result;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Measures the product against a bare insert on the same PostgreSQL in the same run, and prints a table. No test: its
 * name keeps it out of the test run. From the root:
 *
 * <p>{@code mvn -q test -pl standalone -am -Dtest=LoadProgram -Dsurefire.failIfNoSpecifiedTests=false -Dtest.jvm=},
 * perhaps with {@code -Dload.engagements=1000 -Dload.seconds=15}. Tests do without the optimising compiler, which a load
 * has: hence the last.
 */
class LoadProgram {

    private static final int ENGAGEMENTS = Integer.getInteger("load.engagements", 1000);
    private static final double SECONDS = Integer.getInteger("load.seconds", 15);
    private static final int SEED = 20261123;
    private static final int WATCHED = 10;
    private static final int COUNTED = 200;

    private final List<List<Lifecycle>> engagements = new ArrayList<>();

    @Test
    void measure() throws Exception {
        Path data = Path.of("target", "load").toAbsolutePath();
        FileSystemUtils.deleteRecursively(data);
        try (Product product = new Product(data)) {
            BareInsert bare = new BareInsert(product::connect);
            OverHttp http = new OverHttp(product.port());
            hire(product);
            warmUp(product, http);
            Result floorBefore = Senders.run(SECONDS / 2, sender -> bare.sender());
            ServerCounters before = ServerCounters.read(product.connect());
            Result gateway = Senders.run(SECONDS, sender -> working(sender, product::give));
            ServerCounters counted = ServerCounters.read(product.connect()).minus(before);
            Result overHttp = Senders.run(SECONDS, sender -> working(sender, http::give));
            Result floorAfter = Senders.run(SECONDS / 2, sender -> bare.sender());
            Visibility visibility = new Visibility();
            Result half = Senders.run(
                    SECONDS, overHttp.perSecond() / 2, sender -> watched(sender, product, http, visibility));
            double floor = (floorBefore.perSecond() + floorAfter.perSecond()) / 2;
            System.out.printf("%n%-34s %10s %8s %8s%n", "", "per second", "p50 ms", "p99 ms");
            tell("bare durable insert, before", floorBefore);
            tell("bare durable insert, after", floorAfter);
            tell("commands at the gateway", gateway);
            tell("commands over HTTP with keys", overHttp);
            tell("… at half the load", half);
            System.out.printf(
                    "%-34s %10s %8.1f %8.1f%n",
                    "answer → visible, at half the load", "", p50(visibility), p99(visibility));
            System.out.printf("gateway / bare insert %30.0f %%   (aim 30)%n", 100 * gateway.perSecond() / floor);
            System.out.printf(
                    "HTTP / gateway %37.0f %%   (aim 45)%n", 100 * overHttp.perSecond() / gateway.perSecond());
            System.out.printf(
                    "round trips per command at the gateway %13.2f (aim 3)%n",
                    roundTrips("load-sender", product::give));
            System.out.printf("round trips per command over HTTP %18.2f (aim 5)%n", roundTrips("-exec-", http::give));
            Growth growth = Growth.measure(product);
            System.out.printf("10 000 events : 10 events, one command %12.2f (aim 1.5 at most)%n", growth.ratio());
            AnyMoment asOf = AnyMoment.measure(product.replay(), growth.grown());
            System.out.printf(
                    "as of any moment, 10 000 events: %15.1f ms (aim 50), the first time %.1f ms%n",
                    asOf.median(), asOf.first());
            product.makeAgain();
            tellPages(product, growth.grown().engagementId());
            tellReading(product, http, growth.grown().engagementId());
        }
    }

    private static void tellPages(Product product, String engagement) throws Exception {
        PagesRead pages = new PagesRead(product.port());
        String path = "/engagements/" + engagement;
        pages.tell(Growth.CLIENT, List.of("/today", path, path + "/work", path + "/work/d7", path + "/ask"));
        pages.tell(
                Growth.CLIENT,
                List.of(path + "/numbers", path + "/numbers?why=onTimeAgreed", path + "/end", path + "/proposals"));
        pages.tell(Growth.VA, List.of("/today", path, path + "/deliverables/d7/deliver", "/numbers"));
    }

    private static void tellReading(Product product, OverHttp http, String engagement) throws Exception {
        Reading reading = new Reading(http, Growth.VA);
        try (Connection database = product.connect()) {
            String halfway = Reading.halfway(database, engagement);
            String path = "/api/engagements/" + engagement;
            reading.tell(
                    "as of the middle of 10 000 events",
                    List.of(
                            path + "/compliance?asOf=" + halfway,
                            path + "/quality?asOf=" + halfway,
                            path + "?asOf=" + halfway));
            Reading.copyFacts(database, engagement);
            reading.tell(
                    "of 10 000 deliverables",
                    List.of("/api/parties/" + Growth.VA + "/compliance", "/api/parties/" + Growth.VA + "/quality"));
        }
    }

    private static double p50(Visibility visibility) {
        return visibility.result().p50();
    }

    private static double p99(Visibility visibility) {
        return visibility.result().p99();
    }

    private static void tell(String what, Result result) {
        System.out.printf("%-34s %10.0f %8.1f %8.1f%n", what, result.perSecond(), result.p50(), result.p99());
    }

    /** Who takes a step to the product. */
    private interface Door {
        void give(Lifecycle.Step step) throws Exception;
    }

    private void hire(Product product) throws Exception {
        for (int sender = 0; sender < Senders.COUNT; sender++) {
            product.register("load-client-" + sender, "load-va-" + sender);
            List<Lifecycle> own = new ArrayList<>();
            for (int number = 0; number < ENGAGEMENTS / Senders.COUNT; number++) {
                Random random = new Random(SEED + 31L * sender + number);
                own.add(new Lifecycle("load-client-" + sender, "load-va-" + sender, random));
            }
            engagements.add(own);
        }
        engagements.parallelStream()
                .flatMap(List::stream)
                .forEach(lifecycle -> lifecycle.hiring().forEach(product::give));
    }

    private void warmUp(Product product, OverHttp http) throws Exception {
        Senders.run(SECONDS, sender -> working(sender, product::give));
        Senders.run(SECONDS, sender -> working(sender, http::give));
    }

    /** A sender goes round its own engagements, a step in each. */
    private Senders.Work working(int sender, Door door) {
        int[] turn = {0};
        List<Lifecycle> own = engagements.get(sender);
        return () -> door.give(own.get(turn[0]++ % own.size()).work());
    }

    private Senders.Work watched(int sender, Product product, OverHttp http, Visibility visibility) throws Exception {
        int[] turn = {0};
        List<Lifecycle> own = engagements.get(sender);
        Visibility.Watcher watcher = visibility.new Watcher(product.connect());
        return () -> {
            Lifecycle lifecycle = own.get(turn[0]++ % own.size());
            http.give(lifecycle.work());
            if (turn[0] % WATCHED == 0) {
                watcher.await(lifecycle);
            }
        };
    }

    private double roundTrips(String threads, Door door) throws Exception {
        Senders.Work work = working(0, door);
        long[] count = {0};
        Thread sender = new Thread(() -> count[0] = counted(threads, work), "load-sender");
        sender.start();
        sender.join();
        return (double) count[0] / COUNTED;
    }

    private static long counted(String threads, Senders.Work work) {
        try {
            return RoundTrips.during(threads, () -> {
                for (int number = 0; number < COUNTED; number++) {
                    work.once();
                }
                return COUNTED;
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
