package io.engagements.command.stamp;

import io.engagements.command.stamp.StampRows.Stamp;
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

/** Hands what was put under checkpoints to a query side in another process. There is nothing here for people. */
@RestController
@ConditionalOnProperty("engagements.kafka.servers")
class GivenStampsController {

    private static final int AT_ONCE = 1_000;

    private final StampRows rows;

    GivenStampsController(StampRows rows) {
        this.rows = rows;
    }

    /**
     * @param after the number of the last one that is known
     * @param atMost 1 to 1 000
     */
    record Wanted(long after, int atMost) {}

    record Answer(List<Stamp> stamps) {}

    @PostMapping("/api/internal/checkpoint-stamps")
    Answer after(@RequestBody Wanted wanted, @AuthenticationPrincipal Caller caller) {
        if (!caller.has(Role.QUERY_SIDE)) {
            throw new ErrorResponseException(HttpStatus.NOT_FOUND);
        }
        if (wanted.atMost() < 1 || wanted.atMost() > AT_ONCE) {
            throw new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new Answer(rows.after(wanted.after(), wanted.atMost()));
    }
}
