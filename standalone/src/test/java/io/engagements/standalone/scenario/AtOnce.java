package io.engagements.standalone.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Several callers at the same moment. */
final class AtOnce {

    private static final long PATIENCE_SECONDS = 60;

    private AtOnce() {}

    /** What each was answered, in the order of the callers; all begin together. */
    static List<Reply> all(List<Callable<Reply>> callers) {
        CyclicBarrier start = new CyclicBarrier(callers.size());
        ExecutorService threads = Executors.newFixedThreadPool(callers.size());
        try {
            List<Future<Reply>> running = callers.stream()
                    .map(caller -> threads.submit(() -> {
                        start.await();
                        return caller.call();
                    }))
                    .toList();
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> each : running) {
                replies.add(each.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            return replies;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** The same caller so many times. */
    static List<Reply> times(int count, Callable<Reply> caller) {
        return all(IntStream.range(0, count).mapToObj(number -> caller).toList());
    }
}
