package io.engagements.command.checkpoint;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Has the ledger signed now, for auditors and the operator; what comes of it is read where checkpoints are. */
@RestController
class CheckpointController {

    private final Checkpoints checkpoints;

    CheckpointController(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    @PostMapping("/api/audit/checkpoints")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void sign(@AuthenticationPrincipal Caller caller) {
        if (!caller.has(Role.AUDITOR) && !caller.has(Role.OPERATOR)) {
            HttpStatus status = HttpStatus.FORBIDDEN;
            throw new ErrorResponseException(
                    status, ProblemDetail.forStatusAndDetail(status, "Your role does not allow this."), null);
        }
        checkpoints.signNow();
    }
}
