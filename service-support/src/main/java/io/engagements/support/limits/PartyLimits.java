package io.engagements.support.limits;

import io.engagements.events.Caller;
import io.engagements.support.limits.PartyQuotas.Of;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.HandlerInterceptor;

/** Holds each party to its quotas where commands and files come over HTTP. */
record PartyLimits(PartyQuotas quotas) implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        quotas.take(partyOf(request), request.getRequestURI().endsWith("/files") ? Of.UPLOADS : Of.COMMANDS);
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        quotas.answered(partyOf(request), failure == null ? response.getStatus() : null);
    }

    /** The chain before has let nobody in without a token, and every token names a party. */
    private static String partyOf(HttpServletRequest request) {
        Authentication asking = (Authentication) Objects.requireNonNull(request.getUserPrincipal());
        Caller caller = (Caller) Objects.requireNonNull(asking.getPrincipal());
        return Objects.requireNonNull(caller.party());
    }
}
