package io.engagements.support.limits;

import io.engagements.events.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Holds each party to what it may ask within a minute, before anything of the request is read. What is refused counts
 * for itself too, so that trying in vain again and again comes to an end. Counted in this instance alone.
 */
final class PartyLimits implements HandlerInterceptor {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int PARTIES = 10_000;

    /** Somebody else was first: nobody's fault. */
    private static final Set<Integer> RACES = Set.of(409, 412);

    private final @Nullable Quota commands;
    private final @Nullable Quota refusals;
    private final @Nullable Quota uploads;

    PartyLimits(LimitSettings settings, InstantSource clock) {
        commands = quota(settings.commandsPerMinute(), clock);
        refusals = quota(settings.refusalsPerMinute(), clock);
        uploads = quota(settings.uploadsPerMinute(), clock);
    }

    private static @Nullable Quota quota(int most, InstantSource clock) {
        return most == 0 ? null : new Quota(most, MINUTE, PARTIES, clock);
    }

    /** Counts it as refused until it is known not to be. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String party = partyOf(request);
        take(refusals, "refusals", party);
        try {
            if (request.getRequestURI().endsWith("/files")) {
                take(uploads, "uploads", party);
            } else {
                take(commands, "commands", party);
            }
        } catch (TooManyException tooMany) {
            giveBack(party);
            throw tooMany;
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (failure != null || !isRefusal(response.getStatus())) {
            giveBack(partyOf(request));
        }
    }

    private static void take(@Nullable Quota quota, String what, String party) {
        Duration left = quota == null ? Duration.ZERO : quota.take(party);
        if (!left.isZero()) {
            throw TooManyException.of(what, left);
        }
    }

    private void giveBack(String party) {
        if (refusals != null) {
            refusals.giveBack(party);
        }
    }

    private static boolean isRefusal(int status) {
        return status >= 400 && status < 500 && !RACES.contains(status);
    }

    /** The chain before has let nobody in without a token, and every token names a party. */
    private static String partyOf(HttpServletRequest request) {
        Authentication asking = (Authentication) Objects.requireNonNull(request.getUserPrincipal());
        Caller caller = (Caller) Objects.requireNonNull(asking.getPrincipal());
        return Objects.requireNonNull(caller.party());
    }
}
