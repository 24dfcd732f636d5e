package io.engagements.support.limits;

import io.engagements.events.Caller;
import io.engagements.support.problem.ProblemAnswer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Right after security: so many requests of a party at once, and so many of its bodies that are waited for. */
final class PartysDoor extends OncePerRequestFilter {

    private final Places requests = new Places(Bounds.AT_ONCE, Bounds.OF_A_PARTY);
    private final Places bodies = new Places(Bounds.BODIES, Bounds.BODIES_OF_ONE);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String party = party();
        if (party == null) {
            chain.doFilter(request, response);
            return;
        }
        try (Places.Place place = requests.take(party).orElse(null)) {
            if (place == null || !isBodyLetIn(request, party)) {
                ProblemAnswer.tooMany().write(request, response);
                return;
            }
            chain.doFilter(request, response);
        }
    }

    private boolean isBodyLetIn(HttpServletRequest request, String party) {
        return !(request.getAttribute(FrontDoor.BODY) instanceof Body body) || body.letIn(bodies, party);
    }

    /** The party, or the person where there is none, as a place's name; null for strangers. */
    private static @Nullable String party() {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        return known != null && known.getPrincipal() instanceof Caller caller ? nameOf(caller) : null;
    }

    private static String nameOf(Caller caller) {
        return caller.party() == null ? "person " + caller.person() : "party " + caller.party();
    }
}
