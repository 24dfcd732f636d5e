package io.engagements.query.evidence;

import io.engagements.proof.heads.HeadProof;
import io.engagements.query.command.ServiceAccount;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks the command side over HTTP. */
@Component
@ConditionalOnProperty("engagements.command-side.url")
final class HttpEvidenceSource implements EvidenceSource {

    private final ServiceAccount commandSide;

    HttpEvidenceSource(ServiceAccount commandSide) {
        this.commandSide = commandSide;
    }

    @Override
    public Written write() throws IOException {
        JsonNode answer = commandSide.ask("/api/internal/heads", Map.of());
        return new Written(commitment(answer), answer.path("whole").asBoolean());
    }

    @Override
    public Proven proven(List<String> names) throws IOException {
        JsonNode answer = commandSide.ask("/api/internal/heads/proofs", Map.of("names", names));
        return new Proven(
                commitment(answer),
                answer.path("proofs")
                        .valueStream()
                        .map(proof -> HeadProof.parse(proof.asString().lines().toList()))
                        .toList());
    }

    @Override
    public Optional<String> note(String sha256) throws IOException {
        return commandSide
                .ask("/api/internal/evidence-note", Map.of("sha256", sha256))
                .path("note")
                .stringValueOpt();
    }

    private static @Nullable Commitment commitment(JsonNode answer) {
        JsonNode given = answer.path("commitment");
        return given.isObject()
                ? new Commitment(
                        given.path("upTo").asLong(),
                        given.path("keys").asLong(),
                        given.path("root").asString(),
                        given.path("eventId").asString())
                : null;
    }
}
