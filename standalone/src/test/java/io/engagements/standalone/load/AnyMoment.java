package io.engagements.standalone.load;

import static org.awaitility.Awaitility.await;

import io.engagements.query.replay.Replay;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;

/**
 * What the state as of any moment of a long history costs, in milliseconds.
 *
 * @param first the first question about this history
 * @param median of many more, each about another moment
 */
record AnyMoment(double first, double median) {

    private static final int COUNTED = 500;

    static AnyMoment measure(Replay replay, Lifecycle grown) {
        String id = grown.engagementId();
        await().atMost(Duration.ofMinutes(5)).until(() -> replay.versionOf(id) >= grown.version());
        Instant begun =
                replay.asOfSequence(id, 0).orElseThrow().contract().hired().occurredAt();
        Instant now = Instant.now();
        double first = timed(replay, id, now);
        Random random = new Random(COUNTED);
        double[] times = new double[COUNTED];
        for (int number = 0; number < COUNTED; number++) {
            long seconds = random.nextLong(Duration.between(begun, now).toSeconds() + 1);
            times[number] = timed(replay, id, begun.plusSeconds(seconds));
        }
        Arrays.sort(times);
        return new AnyMoment(first, times[COUNTED / 2]);
    }

    private static double timed(Replay replay, String id, Instant moment) {
        long began = System.nanoTime();
        replay.asOf(id, moment).orElseThrow();
        return (System.nanoTime() - began) / 1e6;
    }
}
