package io.engagements.standalone.load;

import java.util.Arrays;
import java.util.Random;

/**
 * What a command costs in an engagement with a long history, beside one that has just begun.
 *
 * @param ratio the median time with 10 000 events, as a multiple of the one with 10
 * @param grown the engagement with the long history
 */
record Growth(double ratio, Lifecycle grown) {

    static final String CLIENT = "grown-client";
    static final String VA = "grown-va";

    private static final int LONG_HISTORY = 10_000;
    private static final int SHORT_HISTORY = 10;
    private static final int COUNTED = 500;

    /** Both by turns, a new short one each time. */
    static Growth measure(Product product) {
        product.register(CLIENT, VA);
        Lifecycle grown = begun(product, LONG_HISTORY);
        long[] inLong = new long[COUNTED];
        long[] inShort = new long[COUNTED];
        for (int number = 0; number < COUNTED; number++) {
            inShort[number] = timed(product, begun(product, SHORT_HISTORY));
            inLong[number] = timed(product, grown);
        }
        return new Growth((double) median(inLong) / median(inShort), grown);
    }

    private static Lifecycle begun(Product product, int events) {
        Lifecycle lifecycle = new Lifecycle(CLIENT, VA, new Random(events));
        lifecycle.hiring().forEach(product::give);
        for (int number = 1; number < events; number++) {
            product.give(lifecycle.work());
        }
        return lifecycle;
    }

    private static long timed(Product product, Lifecycle lifecycle) {
        Lifecycle.Step step = lifecycle.work();
        long began = System.nanoTime();
        product.give(step);
        return System.nanoTime() - began;
    }

    private static long median(long[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
