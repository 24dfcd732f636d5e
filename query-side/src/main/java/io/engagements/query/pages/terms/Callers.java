package io.engagements.query.pages.terms;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.rules.contract.Parties;
import java.util.Set;

/** As whom things are tried. */
final class Callers {

    private Callers() {}

    /** The side that does not look. */
    static Caller other(Side side) {
        Parties parties = side.contract().parties();
        return side.side() == Role.CLIENT
                ? new Caller(parties.vaId(), "?", null, Set.of(Role.VA))
                : new Caller(parties.clientId(), "?", null, Set.of(Role.CLIENT));
    }
}
