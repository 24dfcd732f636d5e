package io.engagements.standalone.faults;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the clients asked for, noted before it was sent, and what they were answered. */
final class Journal {

    /** @param key idempotency key, one per wish however often it is sent */
    record Request(String account, String command, String key, String body) {

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    /** The answer that settled a request. */
    record Answer(int status, String body) {

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        boolean isDone() {
            return status < 300;
        }

        boolean isRefusedByRule() {
            return status == 422 && json().has("rule");
        }

        /** True when the same request has to be sent again: 503, or its first sending still runs. */
        boolean isNone() {
            return status == 503 || (status == 409 && body.contains("\"Still running\""));
        }
    }

    private final Map<Request, Answer> settled = new ConcurrentHashMap<>();
    private final Map<Request, Integer> sendings = new ConcurrentHashMap<>();
    private final PrintWriter file;

    /** @param file for whoever looks for the cause of a failure */
    Journal(Path file) {
        try {
            this.file = new PrintWriter(Files.newBufferedWriter(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void sends(Request request) {
        sendings.merge(request, 1, Integer::sum);
        write("sends " + request);
    }

    void answered(Request request, Answer answer) {
        write("answered " + request.key() + " " + answer);
        if (!answer.isNone()) {
            settled.put(request, answer);
        }
    }

    void unanswered(Request request, Exception why) {
        write("unanswered " + request.key() + " " + why);
    }

    private synchronized void write(String line) {
        file.println(System.currentTimeMillis() + " " + line);
        file.flush();
    }

    Map<Request, Answer> settled() {
        return Map.copyOf(settled);
    }

    int answers() {
        return settled.size();
    }

    /** Requests without an answer: there must be none in the end. */
    List<Request> open() {
        return sendings.keySet().stream()
                .filter(request -> !settled.containsKey(request))
                .toList();
    }

    /** How many requests had to be sent more than once. */
    long repeated() {
        return sendings.values().stream().filter(times -> times > 1).count();
    }
}
