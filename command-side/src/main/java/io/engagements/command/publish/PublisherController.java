package io.engagements.command.publish;

import io.engagements.command.ledger.Ledger;
import io.engagements.events.Caller;
import io.engagements.events.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Fills the topic again from the ledger, for the operator: what it has already does no harm. */
@RestController
@ConditionalOnProperty("engagements.kafka.servers")
class PublisherController {

    private final PublisherRow row;
    private final Ledger ledger;

    PublisherController(PublisherRow row, Ledger ledger) {
        this.row = row;
        this.ledger = ledger;
    }

    /** @param from the first position; 1 when absent */
    record Again(@Nullable Long from) {}

    /** The positions that are handed over again. */
    record Range(long from, long to) {}

    @PostMapping("/api/audit/ledger/publish")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Range publish(@RequestBody(required = false) @Nullable Again again, @AuthenticationPrincipal Caller caller) {
        if (!caller.has(Role.OPERATOR)) {
            throw problem(HttpStatus.FORBIDDEN, "Your role does not allow this.");
        }
        long from = again == null || again.from() == null ? 1 : again.from();
        long head = ledger.head();
        if (from < 1 || from > head + 1) {
            throw problem(
                    HttpStatus.UNPROCESSABLE_CONTENT, "from must be a position of the ledger, 1 to " + head + ".");
        }
        row.setBack(from - 1);
        return new Range(from, head);
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
