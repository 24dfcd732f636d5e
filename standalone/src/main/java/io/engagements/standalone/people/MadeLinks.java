package io.engagements.standalone.people;

import io.engagements.standalone.identity.IdentitySettings;
import io.engagements.standalone.people.Invitation.Link;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/**
 * Hands a new link to the page that follows, in the session of who made it: there it is shown once, and loaded again the page
 * does not have it any more. Of several the latest is shown.
 */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class MadeLinks {

    private static final String MADE = MadeLinks.class.getName();

    private final String publicUrl;

    MadeLinks(IdentitySettings settings) {
        this.publicUrl = settings.publicUrl();
    }

    /**
     * @param called whom the link is for
     * @param reset whether it chooses a password anew
     * @param mail where it is sent as well; absent where it is passed on by hand alone
     */
    record Made(
            String address,
            String called,
            Instant until,
            boolean reset,
            @Nullable String mail) {

        /** Without the address, which has no place in a log. */
        @Override
        public String toString() {
            return "Made[called=" + called + ", reset=" + reset + "]";
        }
    }

    /**
     * Shown with the next page.
     *
     * @throws AuthenticationException when the session has ended meanwhile; the link stands in the list of open ones
     */
    void keep(Link link, String called, boolean reset, @Nullable String mail, HttpServletRequest request) {
        Made made = new Made(InvitationPage.address(publicUrl, link), called, link.expiresAt(), reset, mail);
        inSession(request, session -> {
            session.setAttribute(MADE, made);
            return Optional.empty();
        });
    }

    /** @throws AuthenticationException when the session has ended meanwhile */
    static Optional<Made> take(HttpServletRequest request) {
        return inSession(request, session -> {
            Object made = session.getAttribute(MADE);
            session.removeAttribute(MADE);
            return Optional.ofNullable((Made) made);
        });
    }

    /** In the one with which the request came: a new one would be nobody's. */
    private static Optional<Made> inSession(HttpServletRequest request, Function<HttpSession, Optional<Made>> act) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            throw new InsufficientAuthenticationException("The session has ended meanwhile");
        }
        try {
            return act.apply(session);
        } catch (IllegalStateException ended) {
            throw new InsufficientAuthenticationException("The session has ended meanwhile", ended);
        }
    }
}
