package io.engagements.standalone.people;

import io.engagements.events.Role;
import io.engagements.standalone.identity.Accounts;
import io.engagements.standalone.identity.IdentitySettings;
import io.engagements.standalone.people.Invitation.Link;
import io.engagements.standalone.people.Invitation.Wanted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The way in where nobody could let anybody in: a link in the log, which whoever runs the process reads. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class FirstOperator {

    private static final Logger log = LoggerFactory.getLogger(FirstOperator.class);

    private final IdentitySettings settings;
    private final Accounts accounts;
    private final Invitations invitations;

    FirstOperator(IdentitySettings settings, Accounts accounts, Invitations invitations) {
        this.settings = settings;
        this.accounts = accounts;
        this.invitations = invitations;
    }

    /** At each start anew, until somebody has come in by it. */
    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        invitations.withdrawOfStarts();
        if (settings.operatorLink() || !accounts.haveOperator()) {
            Link link = invitations.add(new Wanted("operator", Role.OPERATOR, null, null, null, null));
            log.warn(
                    "Whoever opens this link first, until {}, becomes operator of this installation: {}",
                    link.expiresAt(),
                    InvitationPage.address(settings.publicUrl(), link));
        }
    }
}
