package io.engagements.standalone.faults;

import io.engagements.standalone.faults.Journal.Answer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Clients, VAs and a lawyer at work, several at a time, from opening a candidacy to accepting the results. */
final class Lifecycles implements AutoCloseable {

    static final List<List<String>> PAIRS = List.of(
            List.of("ceramica-ruiz", "lucia"),
            List.of("ceramica-ruiz", "mateo"),
            List.of("acme-books", "lucia"),
            List.of("acme-books", "mateo"));
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final int DELIVERABLES = 5;

    private final Api api;
    private final long seed;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<CompletableFuture<Void>> workers = new ArrayList<>();
    private volatile boolean ending;

    Lifecycles(Api api, long seed) {
        this.api = api;
        this.seed = seed;
    }

    /** Two workers per pair: one candidacy at a time is open, and the engagements go on side by side. */
    void begin() {
        for (int number = 0; number < 2 * PAIRS.size(); number++) {
            Worker worker = new Worker(PAIRS.get(number % PAIRS.size()), new Random(seed + number));
            workers.add(CompletableFuture.runAsync(worker, threads));
        }
    }

    /** Lets everybody finish the engagement at hand, and fails as the first of them failed. */
    void end() {
        ending = true;
        CompletableFuture.allOf(workers.toArray(CompletableFuture[]::new)).join();
    }

    @Override
    public void close() {
        ending = true;
        threads.shutdownNow();
    }

    private final class Worker implements Runnable {

        private final List<String> pair;
        private final String client;
        private final String va;
        private final Random random;
        private final Hiring hiring;

        Worker(List<String> pair, Random random) {
            this.pair = pair;
            this.client = pair.get(0);
            this.va = pair.get(1);
            this.random = random;
            this.hiring = new Hiring(api, pair, random);
        }

        @Override
        public void run() {
            try {
                while (!ending) {
                    work(hire());
                }
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
        }

        private String hire() throws InterruptedException {
            synchronized (pair) {
                String candidacy = hiring.open();
                if (random.nextInt(3) == 0) {
                    refused(client, "open-candidacy", Map.of("candidacyId", id(), "vaId", va));
                }
                return hiring.complete(candidacy);
            }
        }

        private void work(String engagement) throws InterruptedException {
            done(client, "appoint-lawyer", Map.of("engagementId", engagement, "lawyerId", "sol"));
            done("sol", "approve-contract", Map.of("engagementId", engagement, "documentSha256", HASH));
            for (int number = 1; number <= DELIVERABLES && !ending; number++) {
                if (random.nextInt(3) == 0) {
                    hurried(engagement, id());
                } else {
                    unhurried(engagement, id());
                }
            }
        }

        private void unhurried(String engagement, String deliverable) throws InterruptedException {
            Answer asked = request(engagement, deliverable, Instant.now().plus(30, ChronoUnit.DAYS));
            expect(asked.isDone(), "request-deliverable", asked);
            refused(va, "submit-deliverable", submission(engagement, deliverable, 1));
            done(va, "commit-to-deliverable", about(engagement, deliverable));
            if (random.nextInt(4) == 0) {
                refused(va, "submit-deliverable", submission(engagement, deliverable, 0));
                turnedAway(404, va, "submit-deliverable", submission(engagement, "no-such-deliverable", 1));
                turnedAway(403, va, "accept-deliverable", acceptance(engagement, deliverable, 1));
                turnedAway(400, va, "submit-deliverable", Map.of("engagementId", 7));
                turnedAway(422, client, "appoint-lawyer", Map.of("engagementId", engagement, "lawyerId", "lucia"));
            }
            done(va, "submit-deliverable", submission(engagement, deliverable, 1));
            int version = 1;
            if (random.nextInt(5) == 0) {
                done(client, "request-quality-improvement", improvement(engagement, deliverable));
                done(va, "submit-deliverable", submission(engagement, deliverable, 2));
                version = 2;
            }
            acceptTwiceAtOnce(acceptance(engagement, deliverable, version));
        }

        /** Due within seconds: handed in in time or too late or never, whatever the killing makes of it. */
        private void hurried(String engagement, String deliverable) throws InterruptedException {
            Answer asked = request(engagement, deliverable, Instant.now().plusSeconds(1 + random.nextInt(4)));
            expect(asked.isDone() || asked.isRefusedByRule(), "request-deliverable", asked);
            if (!asked.isDone()) {
                return;
            }
            Answer committed = api.command(va, "commit-to-deliverable", about(engagement, deliverable));
            expect(committed.isDone() || committed.isRefusedByRule(), "commit-to-deliverable", committed);
            if (committed.isDone() && random.nextInt(3) > 0) {
                Thread.sleep(random.nextInt(1500));
                done(va, "submit-deliverable", submission(engagement, deliverable, 1));
            }
        }

        private Answer request(String engagement, String deliverable, Instant due) throws InterruptedException {
            return api.command(
                    client,
                    "request-deliverable",
                    Map.of(
                            "engagementId",
                            engagement,
                            "deliverableId",
                            deliverable,
                            "title",
                            "Price list of the coming season",
                            "brief",
                            "x".repeat(1 + random.nextInt(200)),
                            "criteria",
                            List.of(Map.of("id", "c1", "text", "Every price is in the right column")),
                            "due",
                            due.truncatedTo(ChronoUnit.SECONDS).toString()));
        }

        /** One winner: the other is told so. */
        private void acceptTwiceAtOnce(Map<String, ?> acceptance) throws InterruptedException {
            CompletableFuture<Answer> rival = CompletableFuture.supplyAsync(() -> accept(acceptance), threads);
            Answer own = accept(acceptance);
            Answer other = rival.join();
            expect(own.isDone() != other.isDone(), "accept-deliverable", other);
            expect(own.status() == 409 || other.status() == 409, "accept-deliverable", other);
        }

        private Answer accept(Map<String, ?> acceptance) {
            try {
                return api.command(client, "accept-deliverable", acceptance);
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
        }

        private void done(String account, String command, Map<String, ?> fields) throws InterruptedException {
            api.done(account, command, fields);
        }

        private void refused(String account, String command, Map<String, ?> fields) throws InterruptedException {
            Answer answer = api.command(account, command, fields);
            expect(answer.isRefusedByRule(), command, answer);
        }

        /** For a reason that is no rule: nothing is kept of it. */
        private void turnedAway(int status, String account, String command, Map<String, ?> fields)
                throws InterruptedException {
            Answer answer = api.command(account, command, fields);
            expect(answer.status() == status && !answer.isRefusedByRule(), command, answer);
        }

        private static void expect(boolean fits, String command, Answer answer) {
            if (!fits) {
                throw new AssertionError(command + " was answered " + answer);
            }
        }

        private String id() {
            return Long.toHexString(random.nextLong());
        }
    }

    private static Map<String, ?> about(String engagement, String deliverable) {
        return Map.of("engagementId", engagement, "deliverableId", deliverable);
    }

    private static Map<String, ?> submission(String engagement, String deliverable, int items) {
        Map<String, ?> item = Map.of("name", "list.pdf", "sha256", HASH, "link", "https://files.example/list");
        return Map.of(
                "engagementId",
                engagement,
                "deliverableId",
                deliverable,
                "items",
                java.util.Collections.nCopies(items, item),
                "note",
                "As agreed");
    }

    private static Map<String, ?> improvement(String engagement, String deliverable) {
        return Map.of(
                "engagementId",
                engagement,
                "deliverableId",
                deliverable,
                "submissionVersion",
                1,
                "criteria",
                List.of("c1"),
                "explanation",
                "Two prices are in the wrong column");
    }

    private static Map<String, ?> acceptance(String engagement, String deliverable, int version) {
        return Map.of(
                "engagementId",
                engagement,
                "deliverableId",
                deliverable,
                "submissionVersion",
                version,
                "remarks",
                "Fine",
                "rating",
                5);
    }
}
