package io.engagements.query.pages.numbers;

import io.engagements.events.Role;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.View;
import java.util.Map;

/**
 * Through whose eyes numbers are told.
 *
 * @param side of who looks
 * @param client what the client is called, or all of them together
 * @param va likewise
 */
record Eyes(Role side, String client, String va) {

    static Eyes of(Side side) {
        return new Eyes(side.side(), side.client().person(), side.va().person());
    }

    /** Across all that somebody has on this side. */
    static Eyes across(Role side, View view) {
        return new Eyes(side, view.say("numbers.all.client"), view.say("numbers.all.va"));
    }

    Map<String, String> words() {
        return Map.of("side", side.name(), "client", client, "va", va);
    }
}
