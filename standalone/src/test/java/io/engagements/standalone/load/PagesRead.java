package io.engagements.standalone.load;

import io.engagements.standalone.scenario.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** What pages cost that somebody with a long history reads, from the request to the last byte. */
final class PagesRead {

    private static final int COUNTED = Integer.getInteger("load.reads", 200);
    private static final int WARM_UP = COUNTED / 2;

    private static final String SERVING = "-exec-";
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    PagesRead(int port) {
        this.base = "http://localhost:" + port;
    }

    /** @throws IllegalStateException when one of them is not there */
    void tell(String account, List<String> paths) throws Exception {
        Visitor person = new Visitor(this::answer, "en");
        person.signIn(account, Product.SECRET);
        for (String path : paths) {
            for (int number = 0; number < WARM_UP; number++) {
                read(person, path);
            }
            long[] nanos = new long[COUNTED];
            long worked = served();
            for (int number = 0; number < COUNTED; number++) {
                long began = System.nanoTime();
                read(person, path);
                nanos[number] = System.nanoTime() - began;
            }
            worked = served() - worked;
            Arrays.sort(nanos);
            long trips = RoundTrips.during(SERVING, () -> read(person, path));
            System.out.printf(
                    "page, p50 and p95 %6.0f ms %6.0f ms (aim 100), the server’s thread worked %5.1f ms, %d trips (aim 12) %s%n",
                    nanos[COUNTED / 2] / 1e6, nanos[COUNTED * 95 / 100] / 1e6, worked / 1e6 / COUNTED, trips, path);
        }
    }

    /** What is made to be taken away, or read as a whole: once each, for each of it takes long. */
    void tellCostly(String account, List<String> paths) throws Exception {
        Visitor person = new Visitor(this::answer, "en");
        person.signIn(account, Product.SECRET);
        for (String path : paths) {
            timed(path, () -> read(person, path));
        }
    }

    /** Twenty-five of all that there is, so that everything is read. */
    void tellSample(String account) throws Exception {
        Visitor person = new Visitor(this::answer, "en");
        person.signIn(account, Product.SECRET);
        String form = "/samples/new";
        Map<String, String> order = Map.of(
                "key", Visitor.hidden(person.ask(form).body(), "key"), "size", "25", "seed", "load", "purpose", "load");
        AtomicReference<String> drawn = new AtomicReference<>("");
        timed(form, () -> {
            HttpResponse<String> answer = person.submit(form, form, order);
            drawn.set(answer.headers().firstValue("Location").orElseThrow());
            return 0;
        });
        timed("its package", () -> read(person, drawn.get() + "/package"));
    }

    private static void timed(String what, Callable<Integer> made) throws Exception {
        long began = System.nanoTime();
        long worked = served();
        int size = made.call();
        System.out.printf(
                "made in %8.0f ms, the server’s thread worked %8.0f ms, %,12d characters %s%n",
                (System.nanoTime() - began) / 1e6, (served() - worked) / 1e6, size, what);
    }

    /** How long threads that answer have worked: what a page costs, whatever else the machine does. */
    private static long served() {
        return Stream.of(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().contains(SERVING))
                .mapToLong(thread -> THREADS.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }

    private static int read(Visitor person, String path) {
        HttpResponse<String> page = person.ask(path);
        if (page.statusCode() != 200) {
            throw new IllegalStateException(path + " was answered with " + page.statusCode());
        }
        return page.body().length();
    }

    private HttpResponse<String> answer(HttpRequest.Builder request, String path) {
        try {
            return http.send(request.uri(URI.create(base + path)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
