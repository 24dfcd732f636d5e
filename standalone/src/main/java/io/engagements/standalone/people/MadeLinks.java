package io.engagements.standalone.people;

import io.engagements.standalone.identity.IdentitySettings;
import io.engagements.standalone.people.Invitation.Link;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
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
     */
    record Made(String address, String called, Instant until, boolean reset) {

        /** Without the address, which has no place in a log. */
        @Override
        public String toString() {
            return "Made[called=" + called + ", reset=" + reset + "]";
        }
    }

    void keep(Link link, String called, boolean reset, HttpSession session) {
        String address = InvitationPage.address(publicUrl, link);
        session.setAttribute(MADE, new Made(address, called, link.expiresAt(), reset));
    }

    static @Nullable Made take(HttpSession session) {
        Object made = session.getAttribute(MADE);
        session.removeAttribute(MADE);
        return made instanceof Made link ? link : null;
    }
}
