package io.engagements.standalone.load;

import io.engagements.standalone.faults.ServiceProcesses;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * What two services over a broker manage, everything on this machine: {@code mvn -q test -pl standalone -am
 * -Dtest=OverKafkaProgram -Dsurefire.failIfNoSpecifiedTests=false -Dtest.jvm= -Dload.seconds=5}. It prints what it
 * measured, and fails at nothing.
 */
class OverKafkaProgram {

    private static final double SECONDS = Double.parseDouble(System.getProperty("load.seconds", "5"));
    private static final int OF_EACH_SENDER = 6;
    private static final String REQUEST = """
            {"engagementId": "%s", "deliverableId": "%s", "title": "Price list", "brief": "%s",
             "criteria": [{"id": "c1", "text": "Every price is in the right column"}], "due": "%s"}""";
    private static final String BRIEF = "x".repeat(150);
    private static final String DUE = "2030-01-01T00:00:00Z";

    private final AtomicInteger turn = new AtomicInteger();
    private final List<Long> visible = new CopyOnWriteArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void measures() throws Exception {
        Path home = Path.of("target", "over-kafka");
        FileSystemUtils.deleteRecursively(home);
        try (ServiceProcesses services = new ServiceProcesses(home)) {
            services.start(List.of());
            List<String> engagements = services.hire(OF_EACH_SENDER * Senders.COUNT);
            String token = services.token("ceramica-ruiz");
            IntFunction<URI> direct =
                    sender -> services.commandSideUri(sender % 2, "/api/commands/request-deliverable");
            IntFunction<URI> passedOn = sender -> services.uri("/api/commands/request-deliverable");

            Senders.run(2 * SECONDS, sender -> () -> send(direct.apply(sender), token, next(engagements, sender)));
            Senders.Result straight =
                    Senders.run(SECONDS, sender -> () -> send(direct.apply(sender), token, next(engagements, sender)));
            Senders.Result passed = Senders.run(
                    SECONDS, sender -> () -> send(passedOn.apply(sender), token, next(engagements, sender)));
            Senders.run(
                    SECONDS, straight.perSecond() / 2, sender -> watched(services, direct, token, engagements, sender));
            print("to a command side", straight);
            print("by way of a query side", passed);
            print("answer to visible, at half load", Senders.result(sorted(), SECONDS));
        }
    }

    /** One of the sender's own, another each time: none of them grows beyond what an engagement is. */
    private String next(List<String> engagements, int sender) {
        return engagements.get(sender + Senders.COUNT * (turn.getAndIncrement() % OF_EACH_SENDER));
    }

    private static void print(String what, Senders.Result result) {
        System.out.printf(
                "%-34s %7.0f/s  p50 %6.1f ms  p99 %6.1f ms%n", what, result.perSecond(), result.p50(), result.p99());
    }

    private long[] sorted() {
        return visible.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /** @return the engagement's version */
    private long send(URI address, String token, String engagement) throws Exception {
        String deliverable = UUID.randomUUID().toString();
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", deliverable)
                .POST(BodyPublishers.ofString(REQUEST.formatted(engagement, deliverable, BRIEF, DUE)))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return JsonMapper.shared().readTree(answer.body()).required("version").longValue();
    }

    private Senders.Work watched(
            ServiceProcesses services, IntFunction<URI> direct, String token, List<String> engagements, int sender)
            throws SQLException {
        Connection database = services.queryDatabase().connect();
        PreparedStatement version =
                database.prepareStatement("SELECT version FROM query_side.engagement WHERE engagement_id = ?");
        return () -> {
            String engagement = next(engagements, sender);
            version.setString(1, engagement);
            long sent = send(direct.apply(sender), token, engagement);
            long answered = System.nanoTime();
            while (seen(version) < sent) {
                LockSupport.parkNanos(4_000_000);
            }
            visible.add(System.nanoTime() - answered);
        };
    }

    private static long seen(PreparedStatement version) throws SQLException {
        try (ResultSet row = version.executeQuery()) {
            return row.next() ? row.getLong(1) : -1;
        }
    }
}
