package io.engagements.standalone.people;

import io.engagements.events.Role;
import io.engagements.standalone.identity.Account;
import org.jspecify.annotations.Nullable;

/**
 * Whom somebody looks after: a business its own people, the operator everybody. An auditor or operator is nobody's own,
 * even where a party has come to be registered under the name of that account.
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

    boolean holds(Account account) {
        return isAll() || account.roles().stream().anyMatch(each -> holds(each, account.party()));
    }

    /** Those who act as this, for that party. */
    boolean holds(Role as, String forParty) {
        return isAll() || (as == role && forParty.equals(party));
    }
}
