package io.engagements.standalone.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** So many threads doing one thing again and again for a while, each call timed. */
final class Senders {

    static final int COUNT = 8;

    /** What one sender does again and again. */
    interface Work {
        void once() throws Exception;
    }

    /** How a sender gets its work. */
    interface Maker {
        Work of(int sender) throws Exception;
    }

    /**
     * @param perSecond of all senders together
     * @param p50 milliseconds
     * @param p99 milliseconds
     */
    record Result(double perSecond, double p50, double p99) {}

    private Senders() {}

    /** As fast as they can. */
    static Result run(double seconds, Maker maker) throws Exception {
        return run(seconds, Double.MAX_VALUE, maker);
    }

    /** @param perSecond no more than this of all senders together */
    static Result run(double seconds, double perSecond, Maker maker) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(COUNT, task -> new Thread(task, "load-sender"));
        try {
            List<Work> works = new ArrayList<>();
            for (int sender = 0; sender < COUNT; sender++) {
                works.add(maker.of(sender));
            }
            long begin = System.nanoTime();
            long end = begin + (long) (seconds * 1e9);
            List<Future<long[]>> running = new ArrayList<>();
            for (Work work : works) {
                running.add(threads.submit(timed(work, begin, end, (long) (COUNT * 1e9 / perSecond))));
            }
            List<long[]> taken = new ArrayList<>();
            for (Future<long[]> one : running) {
                taken.add(one.get());
            }
            double lasted = (System.nanoTime() - begin) / 1e9;
            return result(taken.stream().flatMapToLong(Arrays::stream).sorted().toArray(), lasted);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<long[]> timed(Work work, long begin, long end, long pause) {
        return () -> {
            long[] taken = new long[1024];
            int count = 0;
            long now = begin;
            while (now < end) {
                long before = System.nanoTime();
                work.once();
                now = System.nanoTime();
                if (count == taken.length) {
                    taken = Arrays.copyOf(taken, 2 * count);
                }
                taken[count++] = now - before;
                LockSupport.parkNanos(begin + count * pause - now);
            }
            return Arrays.copyOf(taken, count);
        };
    }

    static Result result(long[] sorted, double seconds) {
        return new Result(sorted.length / seconds, quantile(sorted, 0.5), quantile(sorted, 0.99));
    }

    private static double quantile(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) (part * (sorted.length - 1))] / 1e6;
    }
}
