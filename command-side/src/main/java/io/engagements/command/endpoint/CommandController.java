package io.engagements.command.endpoint;

import io.engagements.command.time.DomainClock;
import io.engagements.events.Caller;
import io.engagements.support.problem.Language;
import io.engagements.support.problem.ProblemWords;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The one address for every command: {@code POST /api/commands/{name}}. */
@RestController
class CommandController {

    private final CommandEndpoint endpoint;
    private final DomainClock clock;

    CommandController(CommandEndpoint endpoint, DomainClock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** StoredEvents is at the arrival, before anything is waited for: nobody is late because the server was busy. */
    @PostMapping("/api/commands/{name}")
    ResponseEntity<byte[]> handle(
            @PathVariable String name,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request)
            throws IOException {
        Instant receipt = clock.receipt();
        byte[] body = request.getInputStream().readNBytes(CommandEndpoint.MAX_BODY + 1);
        Answer answer =
                endpoint.answer(new CommandCall(name, request.getContentType(), body, ifMatch, key), caller, receipt);
        HttpHeaders headers = new HttpHeaders();
        answer.headers().forEach(headers::set);
        Language language = Language.asked(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        byte[] told = answer.isProblem() ? ProblemWords.tell(answer.body(), language) : answer.body();
        return new ResponseEntity<>(told, headers, answer.status());
    }
}
