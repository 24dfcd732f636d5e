package io.engagements.query.pages.hire;

import io.engagements.events.Role;
import io.engagements.query.pages.frame.Sides.Called;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Who;
import io.engagements.rules.candidacy.Candidacy;
import io.engagements.rules.candidacy.MayHire;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A candidacy as one of its sides sees it.
 *
 * @param side of who looks: client or VA
 * @param client what the client is called
 * @param va what the VA is called
 * @param who both of them, and the people who act for them
 * @param triedAt when hiring was refused last; absent when it never was, or was not asked for
 */
public record Considering(
        Candidacy candidacy,
        Role side,
        Called client,
        Called va,
        Who who,
        @Nullable Instant triedAt) {

    /** Its address. */
    public String path() {
        return "/candidacies/" + candidacy.candidacyId();
    }

    public Called other() {
        return side == Role.CLIENT ? va : client;
    }

    public boolean isOpen() {
        return candidacy.state() == Candidacy.Status.OPEN;
    }

    /** What whoever looks may do. */
    MayHire may(View view) {
        return MayHire.of(candidacy, side, view.now());
    }
}
