package io.engagements.query.live;

import io.engagements.events.Caller;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Snapshot;
import io.engagements.query.answer.Viewer;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.rules.contract.Contract;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.annotation.CurrentSecurityContext;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** New versions of an engagement, told as they come (server-sent events), for programs that would else ask again and again. */
@RestController
class StreamController {

    private static final int LONGEST = 3_600;
    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

    private final EngagementRows rows;
    private final EngagementStreams streams;
    private final Snapshot snapshot;

    StreamController(EngagementRows rows, EngagementStreams streams, Snapshot snapshot) {
        this.rows = rows;
        this.streams = streams;
        this.snapshot = snapshot;
    }

    /**
     * Each event is a version, its id that version's number. It begins with the present one, unless that is known already. It ends
     * when the token does, and after an hour.
     *
     * @param lastEventId the version that was heard of last
     * @param seconds after how many it ends, 0 to 3 600: with 0 it tells the present version only
     */
    @GetMapping(path = "/api/engagements/{id}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer seconds,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @AuthenticationPrincipal Caller caller,
            @CurrentSecurityContext(expression = "authentication") JwtAuthenticationToken token,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (seconds != null && (seconds < 0 || seconds > LONGEST)) {
            throw ProblemException.parameter("seconds", "is between 0 and " + LONGEST);
        }
        // A HEAD has no body that could go on.
        int most = HttpMethod.HEAD.matches(request.getMethod()) ? 0 : seconds == null ? LONGEST : seconds;
        Viewer viewer = Viewer.of(caller);
        snapshot.apart(() -> rows.find(id, viewer)).orElseThrow(ProblemException::unknown);
        streams.open(
                viewer,
                caller.person(),
                id,
                lastEventId != null && VERSION.matcher(lastEventId).matches() ? Long.parseLong(lastEventId) : -1,
                () -> snapshot.apart(() -> rows.find(id, viewer))
                        .map(Contract::version)
                        .orElse(-1L),
                life(most, Objects.requireNonNull(token.getToken().getExpiresAt())),
                request,
                response);
    }

    /** @param expiry of the token */
    static Duration life(int seconds, Instant expiry) {
        Duration asked = Duration.ofSeconds(seconds);
        Duration valid = Duration.between(Instant.now(), expiry);
        return valid.isNegative() ? Duration.ZERO : valid.compareTo(asked) < 0 ? valid : asked;
    }
}
