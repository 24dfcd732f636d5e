package io.engagements.standalone.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.standalone.faults.Journal.Answer;
import io.engagements.standalone.faults.Journal.Request;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that does not give up: what stays unanswered it sends again, with the same key. */
final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Running product;
    private final Journal journal;
    private final Duration pause;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    Api(Running product, Journal journal) {
        this(product, journal, Duration.ZERO);
    }

    /** @param pause after each command, so that others get something of the processors */
    Api(Running product, Journal journal, Duration pause) {
        this.product = product;
        this.journal = journal;
        this.pause = pause;
    }

    Answer command(String account, String command, Map<String, ?> fields) throws InterruptedException {
        String body = JsonMapper.shared().writeValueAsString(fields);
        Thread.sleep(pause.toMillis());
        return settle(new Request(account, command, UUID.randomUUID().toString(), body));
    }

    /** A command that must be done. */
    void done(String account, String command, Map<String, ?> fields) throws InterruptedException {
        Answer answer = command(account, command, fields);
        if (!answer.isDone()) {
            throw new AssertionError(command + " was answered " + answer);
        }
    }

    private Answer settle(Request request) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            journal.sends(request);
            try {
                Answer answer = send(request);
                journal.answered(request, answer);
                if (!answer.isNone()) {
                    return answer;
                }
            } catch (IOException e) {
                journal.unanswered(request, e);
            }
            Thread.sleep(100);
        }
        throw new AssertionError("never answered: " + request);
    }

    /** Sends once more what is settled: the answer must be the same. */
    Answer send(Request request) throws IOException, InterruptedException {
        var response = http.send(
                HttpRequest.newBuilder(product.uri("/api/commands/" + request.command()))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Bearer " + token(request.account()))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", request.key())
                        .POST(BodyPublishers.ofString(request.body()))
                        .build(),
                BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    /** Sends so many of those that were done or refused by a rule once more. */
    void requireTheSameAgain(int sample) throws IOException, InterruptedException {
        List<Map.Entry<Request, Answer>> kept = journal.settled().entrySet().stream()
                .filter(entry -> entry.getValue().isDone() || entry.getValue().isRefusedByRule())
                .limit(sample)
                .toList();
        for (Map.Entry<Request, Answer> entry : kept) {
            assertThat(send(entry.getKey())).isEqualTo(entry.getValue());
        }
    }

    JsonNode get(String account, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(product.uri(path))
                .header("Authorization", "Bearer " + token(account))
                .build();
        return JsonMapper.shared()
                .readTree(http.send(request, BodyHandlers.ofString()).body());
    }

    /** The answer's status. */
    int post(String account, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(product.uri(path))
                .header("Authorization", "Bearer " + token(account))
                .POST(BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    String token(String account) throws IOException, InterruptedException {
        String known = tokens.get(account);
        if (known != null) {
            return known;
        }
        String basic = Base64.getEncoder().encodeToString((account + ":" + product.secret()).getBytes(UTF_8));
        HttpRequest request = HttpRequest.newBuilder(product.tokenEndpoint())
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("no token: " + response.statusCode());
        }
        String token = JsonMapper.shared()
                .readTree(response.body())
                .required("access_token")
                .stringValue();
        tokens.put(account, token);
        return token;
    }
}
