package io.engagements.standalone.people;

import io.engagements.query.pages.frame.View;
import io.engagements.standalone.identity.IdentitySettings;
import io.engagements.standalone.people.Invitation.Link;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Hands a new link to the page that follows: there it is shown once, and loaded again the page does not have it any more. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class MadeLinks {

    private final String publicUrl;

    MadeLinks(IdentitySettings settings) {
        this.publicUrl = settings.publicUrl();
    }

    /**
     * What the page finds under {@code made}.
     *
     * @param called whom the link is for
     * @param reset whether it chooses a password anew
     */
    record Made(String address, String called, String until, boolean reset) {

        /** Without the address, which has no place in a log. */
        @Override
        public String toString() {
            return "Made[called=" + called + ", reset=" + reset + "]";
        }
    }

    void showOnce(Link link, String called, boolean reset, View view, RedirectAttributes next) {
        String address = InvitationPage.address(publicUrl, link);
        next.addFlashAttribute("made", new Made(address, called, view.moment(link.expiresAt(), view.zone()), reset));
    }
}
