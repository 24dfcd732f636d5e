package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.standalone.openapi.RequestsFile;
import io.engagements.standalone.openapi.RequestsFile.Sent;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Somebody who sends the requests of {@code requests.http} one after the other, as an editor does. */
final class ByHand {

    private static final String ANSWER = ".response.body.";

    private final Product product;
    private final RequestsFile file;
    private final Map<String, Reply> answers = new HashMap<>();
    private final Map<String, String> examples = new HashMap<>();

    ByHand(Product product, String secret, RequestsFile file) {
        this.product = product;
        this.file = new RequestsFile(with(file.variables(), Map.of("host", "", "secret", secret)), file.requests());
    }

    private static Map<String, String> with(Map<String, String> variables, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(variables);
        all.putAll(others);
        return all;
    }

    /** What a reader need not wait for, but a program is too fast for: what a command did is seen a moment later. */
    void send(Sent request) {
        if (request.method().equals("GET")) {
            await().untilAsserted(() -> sendOnce(request));
        } else {
            sendOnce(request);
        }
    }

    private void sendOnce(Sent request) {
        Reply reply = new Reply(product.exchange(http(request), filled(request.url()), BodyHandlers.ofString()));
        String told = request + " was answered " + reply.status() + " " + reply.body();
        List<String> expected = request.answer();
        assertThat(expected).as("no answer stands beside %s", request).isNotEmpty();
        assertThat(reply.status()).as(told).isEqualTo(Integer.parseInt(expected.get(0)));
        expected.stream().skip(1).map(this::filled).forEach(each -> assertThat(holds(reply, each))
                .as("%s: %s", each, told)
                .isTrue());
        if (request.name() != null) {
            answers.put(request.name(), reply);
        }
        examples.merge(
                exampleOf(request, reply), reply.body(), (one, other) -> one.length() <= other.length() ? one : other);
    }

    /** What an answer is an example of: its operation, a command done, or a problem. */
    private String exampleOf(Sent request, Reply reply) {
        if (reply.status() >= 400) {
            return reply.at("/rule").isMissingNode() ? "" : "problem";
        }
        String path = filled(request.url()).replaceFirst("\\?.*", "");
        String operation = Described.by(product)
                .operation(request.method(), path)
                .map(described -> described.path("operationId").asString())
                .orElse("");
        return path.startsWith("/api/commands/") ? "done" : operation;
    }

    /** Replaces the examples that lie there by what was answered now, the shortest of each. */
    void writeExamples(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".json", "");
                JsonNode answer = Reply.JSON.readTree(Objects.requireNonNull(examples.get(name), name));
                Files.writeString(
                        file, Reply.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer) + "\n");
            }
        }
    }

    /** Of the answer, {@code /pointer=value}, or the rule that refuses. */
    private static boolean holds(Reply reply, String expected) {
        if (!expected.startsWith("/")) {
            return reply.text("/rule").equals(expected);
        }
        String[] pointerAndValue = expected.split("=", 2);
        JsonNode found = reply.at(pointerAndValue[0]);
        return !found.isMissingNode() && (found.isNull() ? "null" : found.asString()).equals(pointerAndValue[1]);
    }

    private HttpRequest.Builder http(Sent request) {
        HttpRequest.Builder http = HttpRequest.newBuilder();
        request.headers().forEach((name, value) -> http.header(name, credentials(filled(value))));
        String body = filled(request.body());
        return http.method(request.method(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    /** An editor encodes a name and a secret that stand there in clear. */
    private static String credentials(String header) {
        String[] words = header.split(" ", 3);
        return words[0].equals("Basic") && words.length == 3
                ? "Basic "
                        + Base64.getEncoder()
                                .encodeToString((words[1] + ":" + words[2]).getBytes(StandardCharsets.UTF_8))
                : header;
    }

    private String filled(String text) {
        return file.filled(text, this::answered);
    }

    /** What a former answer has at {@code name.response.body.path[0].to}. */
    private String answered(String asked) {
        String[] nameAndPath = asked.split(Pattern.quote(ANSWER), 2);
        assertThat(nameAndPath).as(asked).hasSize(2);
        Reply answer = Objects.requireNonNull(answers.get(nameAndPath[0]), asked);
        return answer.text(
                '/' + nameAndPath[1].replace("[", "/").replace("]", "").replace('.', '/'));
    }
}
