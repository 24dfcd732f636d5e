package io.engagements.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.postgres.ShortLivedJvm;
import io.engagements.standalone.faults.Journal.Answer;
import io.engagements.standalone.faults.Journal.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.util.FileSystemUtils;

/**
 * Two command sides and two query sides over a broker, under load: each kind of process is killed, held still or loses
 * its data, and started again. Nothing is lost, nothing is there twice.
 *
 * <p>The long version is part of {@code mvn verify -Plong}; longer still: {@code mvn test -pl standalone -am
 * -Dtest=TwoServicesUnderFaultsTest -Dsurefire.failIfNoSpecifiedTests=false -Dfaults.lives=20}; {@code -Dfaults.seed=…} gives it other moments. Journal
 * and logs stay in {@code standalone/target/two-services}.
 */
@EnabledOnOs(OS.LINUX)
class TwoServicesUnderFaultsTest {

    private static final int DEATHS = 6;
    private static final int LIVES = Integer.getInteger("faults.lives", 2);
    private static final long SEED = Long.getLong("faults.seed", 20261125);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Longer than any transaction may take. */
    private static final Duration HELD = ServiceProcesses.TRANSACTION_TIMEOUT.plusSeconds(1);

    /** Commands that are sent once more in the end. */
    private static final int SAMPLE = 50;

    /** Four processes share this machine with whoever sends: one that starts must get something of it. */
    private static final Duration PAUSE = Duration.ofMillis(80);

    private final Path home = Path.of("target", "two-services");
    private final Random random = new Random(SEED);

    @Test
    void keepTheirPromisesOverManyDeaths() throws Exception {
        FileSystemUtils.deleteRecursively(home);
        Files.createDirectories(home);
        Journal journal = new Journal(home.resolve("journal.txt"));
        try (ServiceProcesses services = new ServiceProcesses(home)) {
            services.start(ShortLivedJvm.OPTIONS);
            Api api = new Api(services, journal, PAUSE);
            live(services, api, journal);
            tell(journal);
            check(services, journal);
            api.requireTheSameAgain(SAMPLE);
        }
    }

    private void live(ServiceProcesses services, Api api, Journal journal) throws Exception {
        try (Lifecycles load = new Lifecycles(api, SEED)) {
            load.begin();
            for (int life = 0; life < LIVES; life++) {
                awaitLoad(services, journal);
                die(services, death(life));
            }
            awaitLoad(services, journal);
            load.end();
        }
    }

    private void awaitLoad(ServiceProcesses services, Journal journal) throws InterruptedException {
        long enough = journal.answers() + 50 + random.nextInt(100);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (journal.answers() < enough) {
            assertThat(services.isAlive()).as("somebody else ended a process").isTrue();
            assertThat(System.nanoTime()).as("nothing is answered any more").isLessThan(end);
            Thread.sleep(10);
        }
        Thread.sleep(random.nextInt(200));
    }

    private void die(ServiceProcesses services, int death) throws Exception {
        switch (death) {
            case 0 -> again(services.querySide(random.nextInt(2)));
            case 1 -> again(services.commandSide(random.nextInt(2)));
            case 2 -> {
                services.broker().kill();
                services.broker().loseData();
                services.broker().start();
            }
            case 3 -> held(services.commandSide(random.nextInt(2)));
            case 4 -> held(services.querySide(random.nextInt(2)));
            default -> {
                services.broker().kill();
                Thread.sleep(random.nextInt(2_000));
                services.broker().start();
            }
        }
    }

    /** Each kind once, first the broker with its data and a command side; then as they come. */
    private int death(int life) {
        if (life < 3) {
            return 2 - life;
        }
        return life < DEATHS ? life : random.nextInt(DEATHS);
    }

    private static void again(JavaProcess process) throws Exception {
        process.kill();
        process.start(ShortLivedJvm.OPTIONS);
        process.awaitReady();
    }

    private static void held(JavaProcess process) throws IOException, InterruptedException {
        process.hold();
        Thread.sleep(HELD.toMillis());
        process.letGo();
    }

    private static void tell(Journal journal) {
        Map<Request, Answer> settled = journal.settled();
        long done = settled.values().stream().filter(Answer::isDone).count();
        System.out.printf(
                "two services: %d deaths, %d commands, %d done, %d sent more than once%n",
                LIVES, settled.size(), done, journal.repeated());
    }

    private void check(ServiceProcesses services, Journal journal) throws Exception {
        Thread.sleep(6_000);
        Checker checker = new Checker(journal, Instant.now().minusSeconds(3));
        try (Connection commands = services.commandDatabase().connect();
                Connection queries = services.queryDatabase().connect()) {
            awaitCaughtUp(commands, queries);
            assertThat(checker.faults(commands, queries)).isEmpty();
            assertThat(EntryCheck.faults(commands, queries, services.broker().servers(), ServiceProcesses.TOPIC))
                    .isEmpty();
        }
    }

    private static void awaitCaughtUp(Connection commands, Connection queries) throws Exception {
        long events = Rows.number(commands, "SELECT count(*) FROM command_side.event");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (Rows.number(queries, "SELECT min(position) FROM query_side.generation WHERE state = 'LIVE'") < events) {
            assertThat(System.nanoTime())
                    .as("the projections do not catch up to " + events)
                    .isLessThan(end);
            Thread.sleep(100);
        }
    }
}
