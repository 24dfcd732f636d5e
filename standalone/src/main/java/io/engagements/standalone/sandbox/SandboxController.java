package io.engagements.standalone.sandbox;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.time.Counted;
import io.engagements.query.answer.ProblemException;
import java.time.DateTimeException;
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

    record Clock(Instant instant) {}

    record Move(@Nullable String instant) {}

    @GetMapping("/api/sandbox/clock")
    Clock read() {
        return new Clock(sandbox.now());
    }

    @PutMapping("/api/sandbox/clock")
    Clock move(@RequestBody Move to, @AuthenticationPrincipal Caller caller) {
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

    private static Instant valid(@Nullable String text) {
        if (text == null) {
            throw ProblemException.field("/instant", "is required");
        }
        Instant instant = read(text);
        if (!Counted.holds(instant)) {
            throw ProblemException.field("/instant", "must lie " + Counted.RANGE);
        }
        return instant;
    }

    private static Instant read(String text) {
        try {
            return Counted.read(text);
        } catch (DateTimeException e) {
            throw ProblemException.unreadable("/instant", "is an instant such as 2027-01-29T17:00:00Z");
        }
    }
}
