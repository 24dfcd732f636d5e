package io.engagements.support.security;

import io.engagements.events.Caller;
import io.engagements.support.limits.Network;
import io.engagements.support.limits.Quota;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says in one line of the log who was denied what: every 401, 403 and 429, every 404 or 409 that hides something, and
 * whatever else was noted as a {@link Denial}: pages tell some of them by leading elsewhere.
 * Who asks again and again fills a minute's share and is then only counted, so that neither the disk nor anybody's eyes
 * are filled. Nothing of a token, a secret, a body or a query is in it.
 */
final class DenialLog extends OncePerRequestFilter implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger("io.engagements.denied");

    /** Lines a minute about one caller, or one address without a caller. */
    static final int OF_ONE = 60;

    /** Lines a minute altogether. */
    static final int OF_ALL = 600;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int SOURCES = 1_000;
    private static final int LONGEST = 120;

    private final Hidden hidden;
    private final Quota ofOne;
    private final Quota ofAll;
    private final AtomicLong leftOut = new AtomicLong();

    DenialLog(Hidden hidden, InstantSource clock) {
        this.hidden = hidden;
        this.ofOne = new Quota(OF_ONE, MINUTE, SOURCES, clock);
        this.ofAll = new Quota(OF_ALL, MINUTE, 1, clock);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        switch (response.getStatus()) {
            case 401, 403, 429 -> tell(request, response, Denial.of(request));
            case 404, 409 -> foreign(request).ifPresent(denial -> tell(request, response, denial));
            default -> Optional.ofNullable(Denial.of(request)).ifPresent(denial -> tell(request, response, denial));
        }
    }

    /** Looked for whether it is there or not, so that the time of the answer tells nothing either. */
    private Optional<Denial> foreign(HttpServletRequest request) {
        Denial noted = Denial.of(request);
        String id = Asked.of(request).variable("id");
        Caller caller = Asked.caller(request);
        if (noted == null && id != null && caller != null && hidden.hides(id, caller)) {
            return Optional.of(new Denial("foreign", id, null));
        }
        return Optional.ofNullable(noted);
    }

    private void tell(HttpServletRequest request, HttpServletResponse response, @Nullable Denial denial) {
        Caller caller = Asked.caller(request);
        Asked asked = Asked.of(request);
        String source = caller == null ? "at " + Network.of(request.getRemoteAddr()) : "by " + caller.person();
        if (!ofOne.take(source).isZero() || !ofAll.take("all").isZero()) {
            leftOut.incrementAndGet();
            return;
        }
        tellLeftOut();
        log.info(
                "denied status={} person={} party={} route={} object={} address={} reason={}",
                response.getStatus(),
                safe(person(caller, denial)),
                safe(caller == null ? null : caller.party()),
                safe(asked.route()),
                safe(object(asked, denial)),
                safe(request.getRemoteAddr()),
                safe(denial == null ? null : denial.reason()));
    }

    private static @Nullable String person(@Nullable Caller caller, @Nullable Denial denial) {
        if (caller != null) {
            return caller.person();
        }
        return denial == null ? null : denial.account();
    }

    private void tellLeftOut() {
        long lines = leftOut.getAndSet(0);
        if (lines > 0) {
            log.info("denied suppressed={}", lines);
        }
    }

    /** The last ones are counted too. */
    @Override
    public void destroy() {
        tellLeftOut();
    }

    private static @Nullable String object(Asked asked, @Nullable Denial denial) {
        return Stream.of(denial == null ? null : denial.object(), asked.variable("id"), asked.variable("fileId"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** One word of printable ASCII, so that no value looks like another field or another line. */
    private static String safe(@Nullable String value) {
        if (value == null) {
            return "-";
        }
        StringBuilder word = new StringBuilder();
        value.chars()
                .limit(LONGEST)
                .forEach(c -> word.append(isPlain(c) ? Character.toString(c) : "\\u%04x".formatted(c)));
        return value.length() > LONGEST ? word.append("...").toString() : word.toString();
    }

    private static boolean isPlain(int c) {
        return c > ' ' && c < 127 && c != '=' && c != '"' && c != '\\';
    }
}
