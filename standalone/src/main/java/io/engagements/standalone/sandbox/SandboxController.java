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

    private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

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
        Instant instant = valid(to.instant());
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

    private static Instant valid(@Nullable Instant instant) {
        if (instant == null) {
            throw ProblemException.field("/instant", "is required");
        }
        if (instant.isBefore(Instant.EPOCH) || !instant.isBefore(YEAR_10000)) {
            throw ProblemException.field("/instant", "must be within the years 1970 to 9999");
        }
        return instant;
    }
}
