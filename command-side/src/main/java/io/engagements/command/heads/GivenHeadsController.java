package io.engagements.command.heads;

import io.engagements.command.checkpoint.Checkpoints;
import io.engagements.command.checkpoint.EvidenceSigner;
import io.engagements.command.heads.Heads.Proven;
import io.engagements.command.heads.Heads.Written;
import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.proof.heads.HeadProof;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Hands a query side in another process what it encloses in evidence packages. There is nothing here for people. */
@RestController
@ConditionalOnProperty("engagements.kafka.servers")
class GivenHeadsController {

    private static final int MOST_NAMES = 1_000;

    private final Heads heads;
    private final Checkpoints checkpoints;
    private final EvidenceSigner signer;

    GivenHeadsController(Heads heads, Checkpoints checkpoints, EvidenceSigner signer) {
        this.heads = heads;
        this.checkpoints = checkpoints;
        this.signer = signer;
    }

    /** @param names 1 to 1 000 */
    record Wanted(List<String> names) {}

    /** @param proofs in their text form; the commitment is null before the first one */
    record Answer(@Nullable Commitment commitment, List<String> proofs) {}

    record Sums(String sha256) {}

    /** @param note null while it cannot be signed */
    record Note(@Nullable String note) {}

    @PostMapping("/api/internal/heads")
    Written write(@AuthenticationPrincipal Caller caller) {
        requireQuerySide(caller);
        Written written = heads.write();
        checkpoints.signNow();
        return written;
    }

    @PostMapping("/api/internal/heads/proofs")
    Answer proofs(@RequestBody Wanted wanted, @AuthenticationPrincipal Caller caller) {
        requireQuerySide(caller);
        if (wanted.names().isEmpty() || wanted.names().size() > MOST_NAMES) {
            throw new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return heads.proven(wanted.names())
                .map(GivenHeadsController::answer)
                .orElseGet(() -> new Answer(null, List.of()));
    }

    private static Answer answer(Proven proven) {
        return new Answer(
                proven.commitment(),
                proven.proofs().stream().map(HeadProof::text).toList());
    }

    @PostMapping("/api/internal/evidence-note")
    Note note(@RequestBody Sums sums, @AuthenticationPrincipal Caller caller) {
        requireQuerySide(caller);
        try {
            return new Note(signer.sign(sums.sha256()).orElse(null));
        } catch (IllegalArgumentException e) {
            throw new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT, e);
        }
    }

    private static void requireQuerySide(Caller caller) {
        if (!caller.has(Role.QUERY_SIDE)) {
            throw new ErrorResponseException(HttpStatus.NOT_FOUND);
        }
    }
}
