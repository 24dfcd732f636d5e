package io.engagements.query.answer;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import java.util.Map;

/**
 * As whom a caller looks: auditors see everything, parties what is theirs, everybody else nothing. A role the caller
 * does not have is an id that nobody has.
 */
public record Viewer(boolean auditor, String client, String va, String lawyer) {

    public static Viewer of(Caller caller) {
        return new Viewer(
                caller.has(Role.AUDITOR), as(caller, Role.CLIENT), as(caller, Role.VA), as(caller, Role.LAWYER));
    }

    /** What a party sees on one side only. @throws IllegalArgumentException when nobody has engagements as that */
    public static Viewer on(Role side, String partyId) {
        return switch (side) {
            case CLIENT -> new Viewer(false, partyId, "", "");
            case VA -> new Viewer(false, "", partyId, "");
            default -> throw new IllegalArgumentException("no side: " + side);
        };
    }

    private static String as(Caller caller, Role role) {
        String party = caller.party();
        return caller.has(role) && party != null ? party : "";
    }

    /** For a query's {@code :auditor}, {@code :client}, {@code :va} and {@code :lawyer}. */
    public Map<String, Object> parameters() {
        return Map.of("auditor", auditor, "client", client, "va", va, "lawyer", lawyer);
    }
}
