package io.engagements.standalone.people;

import io.engagements.events.Role;
import org.jspecify.annotations.Nullable;

/**
 * Whom somebody looks after: a business its own people, the operator everybody.
 *
 * @param person account of who looks after them
 * @param party theirs; absent for everybody
 * @param role that all of them have; absent for everybody
 */
record Circle(
        String person, @Nullable String party, @Nullable Role role) {

    boolean isAll() {
        return party == null;
    }

    boolean holds(String ofParty) {
        return party == null || party.equals(ofParty);
    }
}
