package io.engagements.standalone.sandbox;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.query.answer.ProblemException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The movable clock over HTTP; only the operator moves it. */
@RestController
@ConditionalOnBooleanProperty("engagements.sandbox")
class SandboxController {

    private final Sandbox sandbox;

    SandboxController(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    record Clock(@Nullable Instant instant) {}

    @GetMapping("/api/sandbox/clock")
    Clock read() {
        return new Clock(sandbox.now());
    }

    @PutMapping("/api/sandbox/clock")
    Clock move(@RequestBody Clock to, @AuthenticationPrincipal Caller caller) {
        if (!caller.has(Role.OPERATOR)) {
            throw ProblemException.forbidden();
        }
        Instant instant = to.instant();
        if (instant == null) {
            throw ProblemException.parameter("instant", "is required");
        }
        try {
            sandbox.moveTo(instant);
        } catch (Sandbox.BackwardsException e) {
            throw new ErrorResponseException(
                    HttpStatus.CONFLICT,
                    ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.valueOf(e.getMessage())),
                    e);
        }
        return new Clock(sandbox.now());
    }
}
