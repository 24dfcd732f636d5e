package io.engagements.command.checkpoint;

import io.engagements.command.checkpoint.CheckpointRows.Given;
import io.engagements.events.Caller;
import io.engagements.events.Role;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Hands checkpoints and public keys to a query side in another process, which compares them with what it holds. */
@RestController
@ConditionalOnProperty("engagements.kafka.servers")
class GivenCheckpointsController {

    private static final int AT_ONCE = 1_000;

    private final CheckpointRows rows;
    private final Checkpoints checkpoints;

    GivenCheckpointsController(CheckpointRows rows, Checkpoints checkpoints) {
        this.rows = rows;
        this.checkpoints = checkpoints;
    }

    /**
     * @param after the number of the last one that is known
     * @param atMost 1 to 1 000
     */
    record Wanted(long after, int atMost) {}

    record Answer(List<Given> checkpoints, List<String> keys, boolean refused) {}

    /** There is nothing here for people, whatever they may do elsewhere. */
    @PostMapping("/api/internal/checkpoints")
    Answer after(@RequestBody Wanted wanted, @AuthenticationPrincipal Caller caller) {
        if (!caller.has(Role.QUERY_SIDE)) {
            throw new ErrorResponseException(HttpStatus.NOT_FOUND);
        }
        if (wanted.atMost() < 1 || wanted.atMost() > AT_ONCE) {
            throw new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new Answer(rows.after(wanted.after(), wanted.atMost()), rows.keys(), checkpoints.isRefused());
    }
}
