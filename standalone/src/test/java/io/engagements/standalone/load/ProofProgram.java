package io.engagements.standalone.load;

import static org.awaitility.Awaitility.await;

import io.engagements.query.evidence.EvidenceSource;
import io.engagements.query.proof.LedgerTree;
import io.engagements.standalone.load.Senders.Result;
import io.engagements.verifier.Verifier;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import org.springframework.util.FileSystemUtils;

/**
 * Measures what proofs cost, and prints a table: writers with and without tree and signer by turns, the export of a whole ledger
 * as a package, the tree's growth, and proofs among ten million entries. No test: its name keeps it out of the test run. From the
 * root, a quarter of an hour and 20 GB of disk:
 *
 * <p>{@code mvn -q test -pl standalone -am -Dtest=ProofProgram -Dsurefire.failIfNoSpecifiedTests=false -Dtest.jvm=-Xmx320m},
 * perhaps with {@code -Dload.exported=1000000 -Dload.entries=10000000 -Dload.seconds=15}. How fast packages are verified,
 * {@code VerifyProgram} prints.
 */
class ProofProgram {

    private static final long EXPORTED = Long.getLong("load.exported", 1_000_000);
    private static final long ENTRIES = Long.getLong("load.entries", 10_000_000);
    private static final double SECONDS = Integer.getInteger("load.seconds", 15);
    private static final int TURNS = 4;
    private static final int ENGAGEMENTS_OF_ONE = 20;
    private static final int STORY = 250;
    private static final int PROOFS = 5_000;
    private static final Duration LONG = Duration.ofMinutes(30);

    private final List<List<Lifecycle>> engagements = new ArrayList<>();

    @Test
    void measure() throws Exception {
        Path data = Path.of("target", "load").toAbsolutePath();
        FileSystemUtils.deleteRecursively(data);
        System.out.printf(
                "%n%d processors, heap of at most %d MB, load of the machine %.1f%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        try (Product product = new Product(data);
                Connection database = product.connect()) {
            LargeLedger ledger = new LargeLedger(database);
            writers(product);
            export(product, ledger, data);
            growth(product, ledger);
            proofs(product.bean(LedgerTree.class), ledger.subtrees(1) * 256);
        }
        FileSystemUtils.deleteRecursively(data);
    }

    /** The same load, with tree and signer and without them, by turns. */
    private void writers(Product product) throws Exception {
        for (int sender = 0; sender < Senders.COUNT; sender++) {
            product.register("load-client-" + sender, "load-va-" + sender);
            List<Lifecycle> own = new ArrayList<>();
            for (int number = 0; number < ENGAGEMENTS_OF_ONE; number++) {
                own.add(new Lifecycle("load-client-" + sender, "load-va-" + sender, new Random(31L * sender + number)));
            }
            engagements.add(own);
            own.forEach(each -> each.hiring().forEach(product::give));
        }
        List<SmartLifecycle> proving = new ArrayList<>(product.background("TreeKeeper"));
        proving.addAll(product.background("Checkpoints"));
        Senders.run(2 * SECONDS, sender -> working(product, sender));
        double[] with = new double[TURNS];
        double[] without = new double[TURNS];
        for (int turn = 0; turn < TURNS; turn++) {
            // One is first as often as the other: the later turn of two is the quicker one.
            if (turn % 2 == 0) {
                with[turn] = commands(product);
            }
            proving.forEach(SmartLifecycle::stop);
            without[turn] = commands(product);
            proving.forEach(SmartLifecycle::start);
            if (turn % 2 == 1) {
                with[turn] = commands(product);
            }
        }
        tell("commands a second with tree and signer", "%s", Arrays.toString(with));
        tell("… and without, by turns", "%s", Arrays.toString(without));
        tell("median with : without", "%.3f", median(with) / median(without));
    }

    private double commands(Product product) throws Exception {
        Result result = Senders.run(SECONDS, sender -> working(product, sender));
        return Math.rint(result.perSecond());
    }

    private Senders.Work working(Product product, int sender) {
        int[] turn = {0};
        List<Lifecycle> own = engagements.get(sender);
        return () -> product.give(own.get(turn[0]++ % own.size()).work());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private void export(Product product, LargeLedger ledger, Path data) throws Exception {
        Lifecycle told = new Lifecycle("load-client-0", "load-va-0", new Random(1));
        told.hiring().forEach(product::give);
        for (int step = 0; step < STORY; step++) {
            product.give(told.work());
        }
        product.background("Projections").forEach(SmartLifecycle::stop);
        ledger.tellAgain(told.engagementId(), EXPORTED);
        long events = ledger.events();
        await().atMost(LONG).until(() -> ledger.head() >= events);
        ledger.statistics();
        EvidenceSource source = product.bean(EvidenceSource.class);
        // On a busy machine a turn may take longer than a transaction may: the next one goes on.
        await().atMost(LONG).ignoreExceptions().until(() -> source.write().whole());
        await().atMost(LONG).until(() -> ledger.signed() >= events);
        LiveMemory idle = new LiveMemory();
        System.gc();
        tell("live heap before, MB", "%d", idle.most() >> 20);
        OverHttp http = new OverHttp(product.port());
        Path file = data.resolve("evidence.zip");
        for (int round = 0; round < 3; round++) {
            LiveMemory memory = new LiveMemory();
            Used used = Used.during(product, () -> {
                http.save("/api/audit/evidence", "ines", file);
                return null;
            });
            tell(
                    "package of the whole ledger, entries a second",
                    "%,.0f (%,d entries, %.1f s, processor: ours %.1f s, PostgreSQL %.1f s; %d MB zipped; live heap %d MB)",
                    events / used.seconds(),
                    events,
                    used.seconds(),
                    used.ours(),
                    used.postgres(),
                    Files.size(file) >> 20,
                    memory.most() >> 20);
        }
        verify(file, events, new String(http.read("/api/audit/keys", "ines"), java.nio.charset.StandardCharsets.UTF_8));
        Files.delete(file);
    }

    private static void verify(Path file, long entries, String keys) throws Exception {
        String key = keys.replaceAll("(?s).*?\\[\"([^\"]+)\".*", "$1");
        long began = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx320m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Verifier.class.getName(),
                        "verify",
                        file.toString(),
                        "--key",
                        key)
                .inheritIO()
                .start();
        int status = process.waitFor();
        double seconds = (System.nanoTime() - began) / 1e9;
        tell("… verified, entries a second of the clock", "%,.0f, ends with %d", entries / seconds, status);
    }

    /** Of the tree and then of the signer, each alone. */
    private static void growth(Product product, LargeLedger ledger) throws Exception {
        for (String other : List.of("SelfCheck", "Checkpoints", "TreeKeeper", "LedgerKeeper", "HeadsLoop")) {
            product.background(other).forEach(SmartLifecycle::stop);
        }
        long before = ledger.subtrees(1);
        ledger.number(ENTRIES);
        Used idle = Used.during(product, () -> {
            Thread.sleep(10_000);
            return null;
        });
        long grown = (ENTRIES / 256 - before) * 256;
        product.background("TreeKeeper").forEach(SmartLifecycle::start);
        Used tree = Used.during(product, () -> {
            await().pollInterval(Duration.ofMillis(200)).atMost(LONG).until(() -> ledger.subtrees(1) == ENTRIES / 256);
            return null;
        });
        tell("tree, µs of processor an entry", "%s", tree.anEntry(grown, idle));
        tell("… bytes of storage an entry", "%.2f", (double) ledger.bytesOfSubtrees() / ENTRIES);
        product.background("Checkpoints").forEach(SmartLifecycle::start);
        Used signer = Used.during(product, () -> {
            await().pollInterval(Duration.ofMillis(200)).atMost(LONG).until(() -> ledger.signed() == ENTRIES);
            return null;
        });
        tell("signer, µs of processor an entry, the root compared", "%s", signer.anEntry(ENTRIES - EXPORTED, idle));
    }

    private static void proofs(LedgerTree tree, long size) {
        Random random = new Random(7);
        for (int round = 0; round < 2; round++) {
            timed("inclusion", size, position -> tree.inclusion(position - 1, size), random);
            timed("consistency", size, old -> tree.consistency(old, size), random);
        }
    }

    /** The first round warms up. */
    private static void timed(String what, long size, LongConsumer proof, Random random) {
        long[] taken = new long[PROOFS];
        for (int i = 0; i < PROOFS; i++) {
            long which = 1 + (long) (random.nextDouble() * size);
            long began = System.nanoTime();
            proof.accept(which);
            taken[i] = System.nanoTime() - began;
        }
        Arrays.sort(taken);
        Result result = Senders.result(taken, Arrays.stream(taken).sum() / 1e9);
        tell(
                "proof of " + what + " among " + size,
                "p50 %.2f ms, p99 %.2f ms, longest %.1f ms",
                result.p50(),
                result.p99(),
                taken[PROOFS - 1] / 1e6);
    }

    private static void tell(String what, String values, Object... of) {
        System.out.printf("%-50s %s%n", what, values.formatted(of));
    }

    /**
     * What something took.
     *
     * @param seconds of the clock
     * @param ours seconds of processor of this process, its compilers and collectors included
     * @param postgres seconds of processor
     */
    private record Used(double seconds, double ours, double postgres) {

        static Used during(Product product, Callable<?> work) throws Exception {
            long began = System.nanoTime();
            Duration ours = ownTime();
            Duration postgres = product.postgresTime();
            work.call();
            return new Used(
                    (System.nanoTime() - began) / 1e9,
                    ownTime().minus(ours).toNanos() / 1e9,
                    product.postgresTime().minus(postgres).toNanos() / 1e9);
        }

        private static Duration ownTime() {
            return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
        }

        /** Beyond what is used when nothing happens. */
        String anEntry(long entries, Used idle) {
            double part = seconds / idle.seconds;
            return "%.2f ours + %.2f PostgreSQL's (%,d entries in %.1f s)"
                    .formatted(
                            (ours - part * idle.ours) * 1e6 / entries,
                            (postgres - part * idle.postgres) * 1e6 / entries,
                            entries,
                            seconds);
        }
    }

    /** What was left of the heap after collections, at most, since this was made. */
    private static final class LiveMemory {

        private long most;
        private final Thread watcher = new Thread(this::watch, "live-memory");

        LiveMemory() {
            watcher.setDaemon(true);
            watcher.start();
        }

        private void watch() {
            try {
                while (true) {
                    see();
                    Thread.sleep(100);
                }
            } catch (InterruptedException over) {
                see();
            }
        }

        private synchronized void see() {
            most = Math.max(
                    most,
                    ManagementFactory.getMemoryPoolMXBeans().stream()
                            .filter(pool -> pool.getType() == MemoryType.HEAP)
                            .map(MemoryPoolMXBean::getCollectionUsage)
                            .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
                            .sum());
        }

        long most() throws InterruptedException {
            watcher.interrupt();
            watcher.join();
            synchronized (this) {
                return most;
            }
        }
    }
}
