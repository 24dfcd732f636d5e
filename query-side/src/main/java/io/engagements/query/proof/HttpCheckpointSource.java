package io.engagements.query.proof;

import io.engagements.query.command.ServiceAccount;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks the command side over HTTP. */
@Component
@ConditionalOnProperty("engagements.command-side.url")
final class HttpCheckpointSource implements CheckpointSource {

    private final ServiceAccount commandSide;

    HttpCheckpointSource(ServiceAccount commandSide) {
        this.commandSide = commandSide;
    }

    @Override
    public Batch after(long number, int atMost) throws IOException {
        JsonNode answer = commandSide.ask("/api/internal/checkpoints", Map.of("after", number, "atMost", atMost));
        return new Batch(
                answer.path("checkpoints")
                        .valueStream()
                        .map(HttpCheckpointSource::given)
                        .toList(),
                answer.path("keys").valueStream().map(JsonNode::asString).toList(),
                answer.path("refused").asBoolean(false));
    }

    @Override
    public List<Stamp> stampsAfter(long number, int atMost) throws IOException {
        return commandSide
                .ask("/api/internal/checkpoint-stamps", Map.of("after", number, "atMost", atMost))
                .path("stamps")
                .valueStream()
                .map(HttpCheckpointSource::stamp)
                .toList();
    }

    private static Stamp stamp(JsonNode stamp) {
        return new Stamp(
                stamp.path("number").asLong(),
                stamp.path("checkpoint").asLong(),
                StampKind.valueOf(stamp.path("kind").asString()),
                stamp.path("madeBy").asString(),
                Base64.getDecoder().decode(stamp.path("content").asString()));
    }

    private static Given given(JsonNode checkpoint) {
        return new Given(
                checkpoint.path("number").asLong(),
                Base64.getDecoder().decode(checkpoint.path("note").asString()));
    }
}
